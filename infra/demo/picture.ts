import { crc32, deflateSync } from 'node:zlib';

/** How a choice is drawn: a bed of these millimetres, a cloth of this colour, or layers from the top down. */
export type Sketch =
  | { bed: readonly [width: number, length: number] }
  | { cloth: string; threads?: number }
  | { layers: readonly string[] };

const WIDE = 180;
const HIGH = 120;
const PAPER = 0xf2efe9;
const LINE = 0x6b6257;

/** A small picture of a choice, as head office would photograph it: an RGB PNG. */
export function pictureOf(sketch: Sketch): Buffer {
  const colourAt = painter(sketch);
  const rows = Buffer.alloc(HIGH * (WIDE * 3 + 1));
  for (let y = 0; y < HIGH; y += 1) {
    for (let x = 0; x < WIDE; x += 1) rows.writeUIntBE(colourAt(x, y), y * (WIDE * 3 + 1) + 1 + x * 3, 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDE, 0);
  header.writeUInt32BE(HIGH, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function painter(sketch: Sketch): (x: number, y: number) => number {
  if ('bed' in sketch) return bedPainter(sketch.bed);
  if ('cloth' in sketch) return clothPainter(rgb(sketch.cloth), sketch.threads ?? 4);
  const layers = sketch.layers.map(rgb);
  return (x, y) => {
    if (x < 20 || x >= WIDE - 20 || y < 24 || y >= HIGH - 24) return PAPER;
    return layers[Math.floor(((y - 24) / (HIGH - 48)) * layers.length)] ?? PAPER;
  };
}

/** Seen from above at one scale, so that sizes can be told apart. */
function bedPainter([width, length]: readonly [number, number]): (x: number, y: number) => number {
  const [w, h] = [width / 22, length / 22];
  return (x, y) => {
    const [dx, dy] = [Math.abs(x - WIDE / 2), Math.abs(y - HIGH / 2)];
    if (dx > w / 2 || dy > h / 2) return PAPER;
    if (dx > w / 2 - 2 || dy > h / 2 - 2) return LINE;
    return y < HIGH / 2 - h / 2 + 16 ? 0xffffff : 0xd9e4e1;
  };
}

function clothPainter(colour: number, threads: number): (x: number, y: number) => number {
  const darker = shade(colour, 0.92);
  return (x, y) => (Math.floor(x / threads) % 2 === Math.floor(y / threads) % 2 ? colour : darker);
}

const rgb = (text: string): number => Number.parseInt(text.slice(1), 16);

const shade = (colour: number, by: number): number =>
  [16, 8, 0].reduce((sum, shift) => sum + Math.floor(((colour >> shift) & 255) * by) * 2 ** shift, 0);

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
