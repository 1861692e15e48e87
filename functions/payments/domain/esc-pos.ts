import { paired, wrapped } from './columns.ts';
import type { ReceiptLine } from './receipt.ts';

/** Characters to bytes as the printer reads them. */
export type Encode = (text: string) => readonly number[];

const [ESC, GS, FS, LF] = [0x1b, 0x1d, 0x1c, 0x0a];
/** ESC @ resets; FS & turns Chinese characters on (two bytes each, GB18030). */
const START = [ESC, 0x40, FS, 0x26];
const CENTRE = [ESC, 0x61, 1];
const LEFT = [ESC, 0x61, 0];
/** GS ! n: width and height once more; ESC E n: bold. Double size of Chinese characters is FS W. */
const DOUBLE = [GS, 0x21, 0x11, FS, 0x57, 1];
const SINGLE = [GS, 0x21, 0x00, FS, 0x57, 0];
const BOLD = [ESC, 0x45, 1];
const PLAIN = [ESC, 0x45, 0];
/** ESC d 4: four lines on, so that the last one can be torn off; GS V 66 0: cut, where there is a knife. */
const END = [ESC, 0x64, 4, GS, 0x56, 0x42, 0x00];

/** Columns of the two paper widths, font A: 12 dots a character on 384 and 576 dots. */
export const paperColumns = { 58: 32, 80: 48 } as const;
export type Paper = keyof typeof paperColumns;

/** A receipt as the bytes a Bluetooth receipt printer takes. */
export function escPos(lines: readonly ReceiptLine[], paper: Paper, encode: Encode): number[] {
  const columns = paperColumns[paper];
  return [...START, ...lines.flatMap((line) => bytesOf(line, columns, encode)), ...END];
}

function bytesOf(line: ReceiptLine, columns: number, encode: Encode): number[] {
  const print = (texts: readonly string[]): number[] => texts.flatMap((text) => [...encode(text), LF]);
  switch (line.kind) {
    case 'title':
      return [...CENTRE, ...DOUBLE, ...print(wrapped(line.text, columns / 2)), ...SINGLE, ...LEFT];
    case 'text':
      return print(wrapped(line.text, columns));
    case 'pair': {
      const body = print(paired(line.left, line.right, columns));
      return line.strong ? [...BOLD, ...body, ...PLAIN] : body;
    }
    case 'rule':
      return print(['-'.repeat(columns)]);
    default:
      return line satisfies never;
  }
}
