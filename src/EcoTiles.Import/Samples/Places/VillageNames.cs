using EcoTiles.Import.Facts;
using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Places;

/// <summary>Names for villages: those of the text first, then invented ones; none is given twice in a plan.</summary>
public sealed class VillageNames(ulong seed, IReadOnlyList<string> known)
{
    static readonly string[] Families =
    [
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "郑",
        "罗", "梁", "宋", "谢", "唐", "韩", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕",
    ];

    static readonly string[] Sides = ["", "", "", "东", "西", "南", "北", "上", "下", "大", "小", "前", "后"];
    static readonly string[] Endings = ["庄村", "村", "营村", "堡村", "沟村", "湾村", "楼村", "寨村", "坡村", "桥村", "岭村", "店村", "屯村"];
    static readonly string[] Communities =
    [
        "新华", "和平", "建设", "幸福", "光明", "永安", "文昌", "东关", "西关", "南关", "北关", "振兴", "向阳", "育才", "城苑", "平安",
    ];
    static readonly string[] Quarters = ["", "里", "路", "街", "园", "苑", "巷", "新村", "家园", "东里", "西里"];

    readonly HashSet<string> _given = [.. known];
    int _turn;
    int _known;

    public string Next(UnitFact unit, bool isSeat)
    {
        // Every third place takes a name of the text, so that they do not all lie in the first unit.
        if (!isSeat && unit.Kind != "subdistrict" && _known < known.Count && ++_turn % 3 == 0) return known[_known++];
        for (var attempt = 0; ; attempt++)
        {
            var hash = SeededHash.Mix(SeededHash.Mix(seed, unit.Code), _given.Count, attempt);
            var name = unit.Kind == "subdistrict" || isSeat ? Community(unit, hash, attempt) : Rural(hash);
            if (attempt > 50) name = $"{name[..^2]}{_given.Count}{name[^2..]}"; // never at a loss, however many there are
            if (_given.Add(name)) return name;
        }
    }

    static string Rural(ulong hash) =>
        SeededHash.Pick(SeededHash.Mix(hash, 2), Sides) + SeededHash.Pick(hash, Families)
            + SeededHash.Pick(SeededHash.Mix(hash, 1), Endings);

    static string Community(UnitFact unit, ulong hash, int attempt) =>
        (attempt == 0 ? unit.Name[..2] : SeededHash.Pick(hash, Communities)
            + SeededHash.Pick(SeededHash.Mix(hash, 3), Quarters)) + "社区";
}
