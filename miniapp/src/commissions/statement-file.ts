type Statement = {
  name: string;
  slips: number;
  earnedFen: number;
  clawedFen: number;
  lateFen: number;
  carriedFen: number;
  payFen: number;
  carryOnFen: number;
};

/** Excel reads a file as UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = '\ufeff';

const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** A name that begins like a formula must stay a name in a spreadsheet. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/** A month's statement as a spreadsheet opens it: one line a guide, amounts in yuan. `titles`: of the columns, in order. */
export function statementFile(titles: readonly string[], guides: readonly Statement[]): string {
  const rows = guides.map((one) => [
    cell(one.name),
    String(one.slips),
    ...[one.earnedFen, one.clawedFen, one.lateFen, one.carriedFen, one.payFen, one.carryOnFen].map(yuan),
  ]);
  return BYTE_ORDER_MARK + [titles.map(cell), ...rows].map((row) => row.join(',')).join('\r\n');
}
