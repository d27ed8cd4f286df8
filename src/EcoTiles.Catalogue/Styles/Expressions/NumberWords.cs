using System.Collections.Frozen;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>How languages write numbers, currencies and units; English and Chinese in full, others by their separators.</summary>
static class NumberWords
{
    static readonly FrozenDictionary<string, string> EnglishUnits = new Dictionary<string, string>
    {
        ["acre"] = " ac", ["bit"] = " bit", ["byte"] = " byte", ["celsius"] = "°C", ["centimeter"] = " cm", ["day"] = " days",
        ["degree"] = " deg", ["fahrenheit"] = "°F", ["fluid-ounce"] = " fl oz", ["foot"] = " ft", ["gallon"] = " gal", ["gigabit"] = " Gb",
        ["gigabyte"] = " GB", ["gram"] = " g", ["hectare"] = " ha", ["hour"] = " hr", ["inch"] = " in", ["kilobit"] = " kb",
        ["kilobyte"] = " kB", ["kilogram"] = " kg", ["kilometer"] = " km", ["liter"] = " L", ["megabit"] = " Mb", ["megabyte"] = " MB",
        ["meter"] = " m", ["mile"] = " mi", ["mile-scandinavian"] = " smi", ["milliliter"] = " mL", ["millimeter"] = " mm",
        ["millisecond"] = " ms", ["minute"] = " min", ["month"] = " mths", ["ounce"] = " oz", ["percent"] = "%", ["petabyte"] = " PB",
        ["pound"] = " lb", ["second"] = " sec", ["stone"] = " st", ["terabit"] = " Tb", ["terabyte"] = " TB", ["week"] = " wks",
        ["yard"] = " yd", ["year"] = " yrs",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> ChineseUnits = new Dictionary<string, string>
    {
        ["acre"] = "英亩", ["celsius"] = "°C", ["centimeter"] = "厘米", ["day"] = "天", ["degree"] = "°", ["fahrenheit"] = "°F",
        ["foot"] = "英尺", ["gram"] = "克", ["hectare"] = "公顷", ["hour"] = "小时", ["inch"] = "英寸", ["kilogram"] = "公斤",
        ["kilometer"] = "公里", ["liter"] = "升", ["meter"] = "米", ["mile"] = "英里", ["milliliter"] = "毫升", ["millimeter"] = "毫米",
        ["minute"] = "分钟", ["month"] = "个月", ["percent"] = "%", ["second"] = "秒", ["week"] = "周", ["yard"] = "码", ["year"] = "年",
    }.ToFrozenDictionary();

    static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>
    {
        ["USD"] = "$", ["EUR"] = "€", ["GBP"] = "£", ["JPY"] = "¥", ["CNY"] = "CN¥", ["KRW"] = "₩", ["INR"] = "₹", ["HKD"] = "HK$",
        ["TWD"] = "NT$", ["CAD"] = "CA$", ["AUD"] = "A$", ["BRL"] = "R$", ["ILS"] = "₪", ["MXN"] = "MX$", ["NZD"] = "NZ$", ["VND"] = "₫",
    }.ToFrozenDictionary();

    static readonly FrozenSet<string> SpacedGroups = FrozenSet.Create("fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "fi", "bg", "hu", "kk");
    static readonly FrozenSet<string> DottedGroups = FrozenSet.Create("de", "es", "it", "nl", "pt", "tr", "id", "vi", "da", "el", "ro", "hr", "sl", "ug");

    public static string Language(string locale) => locale.Split('-', '_')[0].ToLowerInvariant();

    public static (string Group, string Decimal) Separators(string language) =>
        language == "fr" ? ("\u202f", ",")
        : SpacedGroups.Contains(language) ? ("\u00a0", ",")
        : DottedGroups.Contains(language) ? (".", ",")
        : (",", ".");

    public static int CurrencyDigits(string currency) => currency.ToUpperInvariant() is "JPY" or "KRW" or "VND" or "CLP" or "ISK" ? 0 : 2;

    public static bool IsCurrency(string currency) => currency.Length == 3 && currency.All(char.IsAsciiLetter);

    public static bool IsUnit(string unit)
    {
        var at = unit.IndexOf("-per-", StringComparison.Ordinal);
        return at < 0 ? EnglishUnits.ContainsKey(unit) : EnglishUnits.ContainsKey(unit[..at]) && EnglishUnits.ContainsKey(unit[(at + 5)..]);
    }

    public static string WithCurrency(string number, string currency, string locale)
    {
        var code = currency.ToUpperInvariant();
        var isChina = locale is "zh" or "zh-CN" || locale.StartsWith("zh-Hans", StringComparison.Ordinal);
        var sign = (code, isChina) switch
        {
            ("CNY", true) => "¥",
            ("JPY", true) => "JP¥",
            ("USD", true) => "US$",
            _ => Signs.GetValueOrDefault(code, code + "\u00a0"),
        };
        return number.StartsWith('-') ? $"-{sign}{number[1..]}" : sign + number;
    }

    public static string WithUnit(string number, string unit, string language)
    {
        if (language == "zh" && ChineseUnits.TryGetValue(unit, out var chinese)) return number + chinese;
        var at = unit.IndexOf("-per-", StringComparison.Ordinal);
        if (at < 0) return number + English(number, unit);
        var below = EnglishUnits[unit[(at + 5)..]].Trim();
        var per = unit[(at + 5)..] switch { "hour" => "h", "second" => "s", "day" => "d", _ => below };
        return (unit[..at], per) is ("mile", "h") ? number + " mph" : $"{number}{English(number, unit[..at])}/{per}";
    }

    // In English one day is not "1 days"; the other short forms are the same for one and many.
    static string English(string number, string unit) => number == "1" && unit is ("day" or "week" or "month" or "year")
        ? EnglishUnits[unit].TrimEnd('s')
        : EnglishUnits[unit];
}
