import { columnsOf, paired, wrapped } from './columns.ts';
import { paperColumns } from './esc-pos.ts';
import type { ReceiptLine } from './receipt.ts';

const COLUMNS = paperColumns[58];
const [CHAR_PX, LINE_PX, EDGE_PX] = [11, 30, 24] as const;
const WIDTH_PX = COLUMNS * CHAR_PX + 2 * EDGE_PX;

/** The same receipt as a picture (SVG), column by column as the printer sets it; every character stands where its column is. */
export function receiptPicture(lines: readonly ReceiptLine[]): string {
  const rows = lines.flatMap(rowsOf);
  const height = rows.length * LINE_PX + 2 * EDGE_PX;
  const body = rows.map((row, i) => drawn(row, EDGE_PX + (i + 0.7) * LINE_PX)).join('');
  const font = 'font-family="ui-monospace, Menlo, PingFang SC, Microsoft YaHei, monospace" font-size="20" fill="#111"';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH_PX}" height="${height}" viewBox="0 0 ${WIDTH_PX} ${height}"><rect width="100%" height="100%" fill="#fff"/><g ${font}>${body}</g></svg>`;
}

type RowDrawn = { text: string; bold?: boolean; centred?: boolean };

function rowsOf(line: ReceiptLine): RowDrawn[] {
  switch (line.kind) {
    case 'title':
      return wrapped(line.text, COLUMNS).map((text) => ({ text, bold: true, centred: true }));
    case 'text':
      return wrapped(line.text, COLUMNS).map((text) => ({ text }));
    case 'pair':
      return paired(line.left, line.right, COLUMNS).map((text) => ({ text, bold: line.strong === true }));
    case 'rule':
      return [{ text: '-'.repeat(COLUMNS) }];
    default:
      return line satisfies never;
  }
}

/** Runs of characters between gaps, each placed by its column, so that any font keeps the ends aligned. */
function drawn({ text, bold, centred }: RowDrawn, y: number): string {
  const start = EDGE_PX + (centred ? ((COLUMNS - columnsOf(text)) * CHAR_PX) / 2 : 0);
  const runs = [...text.matchAll(/\S+(?: \S+)*/g)];
  return runs
    .map((run) => {
      const x = start + columnsOf(text.slice(0, run.index)) * CHAR_PX;
      const length = columnsOf(run[0]) * CHAR_PX;
      return `<text x="${x}" y="${y.toFixed(1)}" textLength="${length}" lengthAdjust="spacingAndGlyphs"${bold ? ' font-weight="700"' : ''}>${escaped(run[0])}</text>`;
    })
    .join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
