// Text in Chinese, Latin and digits, and Uyghur, from 8 to 40 pixels.
import { black, forest, water } from "./colors.mjs";
import { scene, text } from "./commands.mjs";

const regular = ["Noto Sans SC Regular", "Noto Sans Arabic Regular"];
const bold = ["Noto Sans SC Bold", "Noto Sans Arabic Bold"];
const small = [8, 9, 10, 11, 12, 13, 14];
const large = [16, 18, 20, 24, 32, 40];

const words = {
  chinese: ["西平县生态修复分区", "水源涵养区", "洪汝河湿地", "国土空间生态修复规划", "焉耆回族自治县", "嫘祖镇", "鄯善"],
  latin: ["Xiping 2021-2035", "Restoration 37.5%", "AVATAR To. fly", "1:250,000 (km²)", "Zone III", "0123456789", "Wetland"],
  uyghur: ["ئۇيغۇر ئاپتونوم رايونى", "شىنجاڭ", "تارىم دەرياسى", "ئېكولوگىيە", "قەشقەر", "تۇرپان", "خوتەن"],
};

/** One line below the other, each with room above and below it. */
function column(lines, sizes, fonts, more = {}) {
  let y = 4;
  const commands = sizes.map((size, i) => {
    y += size * 1.45;
    const at = text(lines[i % lines.length], fonts, size, 8, Math.round(y), more);
    y += size * 0.55 + 3;
    return at;
  });
  return { commands, height: Math.ceil(y + 4) };
}

function columnScene(name, lines, sizes, fonts, more) {
  const { commands, height } = column(lines, sizes, fonts, more);
  return scene(name, commands, { width: 300, height });
}

export const texts = [
  ...Object.entries(words).flatMap(([script, lines]) => [
    columnScene(`${script}, 8 to 14 pixels`, lines, small, regular),
    columnScene(`${script}, 16 to 40 pixels`, lines, large, regular),
    columnScene(`${script} in bold, 10 to 24 pixels`, lines, [10, 12, 14, 16, 24], bold, { color: forest }),
    columnScene(`${script} with a halo, 10 to 24 pixels`, lines, [10, 12, 14, 16, 24], regular, { halo: "#ffe9a8ff", haloWidth: 1.5 }),
  ]),
  columnScene("three scripts in one line", ["新疆 Xinjiang شىنجاڭ 2035", "库尔勒 Korla كورلا 1:50万"], [12, 16, 24], regular),
  scene("text at parts of pixels", Array.from({ length: 16 }, (_, i) => text("分区A8", regular, 14, 10 + (i % 4) * 60 + (i % 4) / 4, 24 + Math.floor(i / 4) * 30 + Math.floor(i / 4) / 4)), { width: 256 }),
  scene("letters drawn apart", [0.1, 0.3, 0.5].map((letterSpacing, i) => text(i === 1 ? "Restoration" : "生态修复", regular, 18, 10, 34 + i * 36, { letterSpacing })), { width: 256 }),
  scene("text turned", [0, 30, 60, 90, 135, -45].map((degrees, i) => text("洪汝河 River", regular, 15, 20 + (i % 3) * 110 + (i > 3 ? 30 : 0), 60 + Math.floor(i / 3) * 100 + (i === 5 ? 60 : 0), { angle: degrees, color: water })), { width: 330, height: 260 }),
  scene("a halo of four pixels in another colour", [text("生态修复", bold, 30, 16, 52, { color: "#ffffffff", halo: forest, haloWidth: 4, letterSpacing: 0.4 }), text("2035", bold, 30, 40, 104, { color: black, halo: "#ffffff80", haloWidth: 4, letterSpacing: 0.4 })], { width: 190, background: "#d0d0d0ff" }),
];
