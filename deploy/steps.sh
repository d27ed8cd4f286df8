# Steps that quickstart.sh and tests/run.sh share. They expect $root, install what Debian has, and say so.

say() { printf 'ecotiles: %s\n' "$*" >&2; }

give_up() {
    say "$1"
    exit 69
}

need_commands() {
    command -v dotnet >/dev/null ||
        give_up "缺少 .NET 10 SDK / the .NET 10 SDK is missing: install Microsoft's package dotnet-sdk-10.0 (https://learn.microsoft.com/dotnet/core/install/linux-debian)"
    command -v node >/dev/null && command -v npm >/dev/null ||
        give_up "缺少 Node.js 与 npm / Node.js and npm are missing: install Node.js 20 or newer with npm (apt-get install nodejs npm, or https://nodejs.org)"
    # In the checkout, so that global.json has its say.
    (cd "$root" && dotnet --version >/dev/null) || give_up "需要 .NET SDK 10 / the .NET SDK must be version 10"
}

# need_packages NAME...: installs those Debian packages that are not there yet.
need_packages() {
    local missing=() name
    for name in "$@"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
    done
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null || give_up "缺少 / missing: ${missing[*]}"
    ((EUID == 0)) || give_up "缺少软件包 / packages are missing: sudo apt-get install ${missing[*]}"
    say "安装 / installing ${missing[*]}"
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# need_node_modules FOLDER: what its package-lock.json names, unless it is there already.
need_node_modules() {
    [[ $1/node_modules/.package-lock.json -nt $1/package-lock.json ]] && return 0
    say "安装 npm 依赖 / npm ci in ${1#"$root"/}"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) >&2
}

# need_fonts: the fonts that the build puts beside the program.
need_fonts() { need_node_modules "$root/src/fonts"; }

# content_hash PATH...: one hash over all files in there, without what builds leave behind.
content_hash() {
    find "$@" \( -name node_modules -o -name dist -o -name bin -o -name obj \) -prune -o -type f -print0 |
        sort -z | xargs -0 sha256sum | sha256sum | cut -c1-64
}

# is_current STAMP HASH: whether what the stamp belongs to was made from this content.
is_current() { [[ -f $1 && $(<"$1") == "$2" ]]; }

build_viewer() {
    local viewer=$root/src/viewer stamp=$root/artifacts/viewer.built-from hash
    [[ -f $viewer/index.html ]] || return 0
    hash=$(content_hash "$viewer")
    [[ -d $viewer/dist ]] && is_current "$stamp" "$hash" && return 0
    need_commands
    need_node_modules "$viewer"
    need_fonts
    say '构建网页 / building the viewer'
    (cd "$viewer" && npm run build --silent) >&2
    mkdir -p "$root/artifacts"
    printf '%s' "$hash" >"$stamp"
}

# build_program: the program as it is shipped, in $program, anew when its sources changed.
program=$root/artifacts/ecotiles
build_program() {
    local hash ahead=()
    hash=$(content_hash "$root/src" "$root/styles" "$root"/Directory.*.props "$root/global.json")
    is_current "$program/.built-from" "$hash" && return 0
    need_commands
    need_fonts
    say '构建程序 / building the program'
    mkdir -p "$root/artifacts"
    rm -rf "$program.new"
    can_compile_ahead && ahead=(-r linux-x64 --self-contained false -p:PublishReadyToRun=true)
    dotnet publish "$root/src/EcoTiles.Host" -c Release -o "$program.new" -v quiet -p:RestoreLockedMode=true "${ahead[@]}" >&2
    printf '%s' "$hash" >"$program.new/.built-from"
    rm -rf "$program"
    mv "$program.new" "$program"
}

# Machine code made at build time halves the start. Where the compiler for that cannot be had, the program makes it when it runs.
can_compile_ahead() {
    [[ $(uname -m) == x86_64 ]] &&
        dotnet restore "$root/src/EcoTiles.Host" --locked-mode -v quiet -r linux-x64 -p:PublishReadyToRun=true >/dev/null 2>&1
}
