namespace EcoTiles.Import.Reports;

/// <summary>How the page of findings looks, on a screen and on paper.</summary>
static class PageStyle
{
    public const string Css = """
        :root{--ink:#1f2a30;--soft:#6b7a82;--line:#dfe5e8;--bad:#c62828;--fair:#b26a00;--good:#2e7d32}
        *{box-sizing:border-box}
        body{margin:0;color:var(--ink);background:#f4f6f7;font:15px/1.55 "Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
        header{background:#1f4d3a;color:#fff;padding:26px 40px}
        header p{margin:4px 0 0;opacity:.8}
        h1{margin:0;font-size:26px;font-weight:600}
        h1 small{margin-left:14px;font-size:16px;font-weight:400;opacity:.75}
        main{max-width:1360px;margin:0 auto;padding:24px 40px 60px}
        h2{margin:44px 0 12px;padding-bottom:8px;border-bottom:2px solid #1f4d3a;font-size:20px}
        small{display:block;color:var(--soft);font-size:12.5px;line-height:1.4}
        h1 small{display:inline;color:inherit}
        table{width:100%;border-collapse:collapse;background:#fff;border:1px solid var(--line);border-radius:6px}
        th,td{padding:8px 14px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        th{background:#eef2f3;font-weight:600}
        tr:last-child td{border-bottom:0}
        .number{text-align:right;font-variant-numeric:tabular-nums}
        .summary th:nth-child(n+2),.rules th:last-child{text-align:right}
        td.bad{color:var(--bad);font-weight:600}
        a{color:#1f6f54}
        .verdict{margin-bottom:20px;padding:14px 20px;border-left:6px solid;border-radius:4px;background:#fff}
        .verdict b{font-size:18px;margin-right:14px}
        .verdict span{color:var(--soft)}
        .verdict.bad{border-color:var(--bad)} .verdict.fair{border-color:#f0a020} .verdict.good{border-color:var(--good)}
        p.good{color:var(--good)}
        .code{display:inline-block;margin-right:10px;padding:0 8px;border-radius:3px;color:#fff;font-weight:600;font-size:13px}
        .code.error{background:var(--bad)} .code.warning{background:var(--fair)}
        td .code{margin-right:0}
        .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(400px,1fr));gap:20px;margin:20px 0}
        article{display:flex;flex-direction:column;overflow:hidden;border:1px solid var(--line);border-radius:6px;background:#fff;break-inside:avoid}
        article>div{padding:10px 14px 12px}
        article p{margin:0 0 4px}
        .en{color:var(--soft);font-size:13px}
        .id{color:var(--soft);font:12px/1.4 ui-monospace,Consolas,monospace;word-break:break-all}
        .in{color:var(--soft);font-size:13px}
        .where{white-space:nowrap;font-variant-numeric:tabular-nums}
        .note{color:var(--soft)} .rest{margin-top:20px}
        svg{display:block;width:100%;height:auto;border-bottom:1px solid var(--line)}
        svg.defs{position:absolute;width:0;height:0;border:0}
        svg path,svg circle{stroke-linejoin:round;vector-effect:non-scaling-stroke}
        .sea{fill:#eef1f2}
        .area{fill:#fff;stroke:#c9a2b4;stroke-width:3}
        .zone{stroke:#7f8c8d;stroke-width:.8;fill-opacity:.6}
        .unit{fill:none;stroke:#66737a;stroke-width:.7;stroke-dasharray:4 2.5}
        .own{fill:#1565c0;fill-opacity:.16;stroke:#0d47a1;stroke-width:1.8}
        .other{fill:#6a1b9a;fill-opacity:.1;stroke:#6a1b9a;stroke-width:1.5;stroke-dasharray:6 3}
        .own.line,.other.line,.zone.line{fill:none}
        circle.own,circle.other{fill-opacity:.8;stroke:#fff;stroke-width:1;stroke-dasharray:none}
        .spot{fill:#e53935;fill-opacity:.55;stroke:#b71c1c;stroke-width:1.2;fill-rule:evenodd}
        .ring{fill:none;stroke:#d50000;stroke-width:2}
        .dot{fill:#d50000;stroke:#fff;stroke-width:.8}
        .water{fill:#b3ddf2;stroke:none}
        .river{fill:none;stroke:#338ec0;stroke-width:1;stroke-opacity:.75}
        .road{fill:none;stroke:#b79a7d;stroke-width:.8} .road.main{stroke-width:1.6}
        .seat{fill:#fff;stroke:#263238;stroke-width:1.2} .seat.large{fill:#263238;stroke:#fff}
        .view{fill:#d50000;fill-opacity:.14;stroke:#d50000;stroke-width:1}
        .name{font-size:11.5px;text-anchor:middle;fill:#263238;stroke:#fff;stroke-width:3px;stroke-opacity:.85;paint-order:stroke}
        .name.ownname{font-weight:700;fill:#0d2f66} .name.zonename{font-size:12.5px;font-weight:600;letter-spacing:.6px;fill:#4b5a52}
        .name.unitname{fill:#5d686e} .name.watername{fill:#1f6fa8;font-style:italic}
        .key{display:flex;flex-wrap:wrap;align-items:center;gap:6px;color:var(--soft);font-size:12.5px;margin:16px 0 0}
        .key i{width:22px;height:12px;margin-left:14px;border:1.5px solid} .key i:first-child{margin-left:0}
        .key .spot{background:#f08b88;border-color:#b71c1c} .key .own{background:#dbe7f4;border-color:#0d47a1}
        .key .other{background:#f0e6f3;border:1.5px dashed #6a1b9a} .key .unit{border:0;border-top:1px dashed #66737a;height:0} .key .area{border:0;border-top:3px solid #c9a2b4;height:0}
        .scale path{fill:none;stroke:#263238;stroke-width:1.6}
        .scale text,.place{font-size:10.5px;fill:#263238;stroke:#fff;stroke-width:3px;paint-order:stroke}
        .place{text-anchor:end}
        .inset{fill:#fff;fill-opacity:.88;stroke:#b0bec5}
        .outline{fill:#dfe9e2;stroke:#607d6b;stroke-width:.8}
        @media print{body{background:#fff;font-size:11px}header{padding:12px 0;background:none;color:var(--ink)}main{padding:0}.cards{grid-template-columns:repeat(2,1fr)}}
        """;
}
