// Writes PNG files of kinds that our own writer never makes, plainly, to try readers with.
import { crc32, deflateSync } from "node:zlib";

const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const passes = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]];

/** sample(x, y, channel) gives values of bitDepth bits; chunks are [name, bytes] between header and pixels. */
export function pngFile({ width, height, colorType, bitDepth, interlaced = false, chunks = [], sample }) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colorType, 0, 0, interlaced ? 1 : 0], 8);
  const rows = [];
  for (const [left, top, stepX, stepY] of interlaced ? passes : [[0, 0, 1, 1]]) {
    for (let y = top; y < height && left < width; y += stepY) {
      let bits = "";
      for (let x = left; x < width; x += stepX) {
        for (let i = 0; i < channels[colorType]; i++) bits += sample(x, y, i).toString(2).padStart(bitDepth, "0");
      }
      const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) => parseInt(byte.padEnd(8, "0"), 2));
      rows.push(Buffer.from([0, ...bytes]));
    }
  }
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    ...[["IHDR", header], ...chunks, ["IDAT", deflateSync(Buffer.concat(rows))], ["IEND", Buffer.alloc(0)]].map(chunk),
  ]);
}

function chunk([name, content]) {
  const named = Buffer.concat([Buffer.from(name), Buffer.from(content)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}
