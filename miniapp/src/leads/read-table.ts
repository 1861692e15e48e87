/** A table of text with the numbers that its lines have in the file; its first filled line names the columns. */
export type Table = { header: string[]; rows: { line: number; cells: string[] }[] };

const MOST_COLUMNS = 40;
const LONGEST_CELL = 1000;

/**
 * Reads a CSV (UTF-8 or GB 18030) or XLSX in the browser; undefined where it is neither. The readers are loaded only then. The
 * build takes an import out of the mini-program only where the condition stands around it: WeChat's runtime has nothing that they need.
 */
export async function readTable(file: File): Promise<Table | undefined> {
  try {
    const lines = /\.xlsx$/i.test(file.name) ? await xlsxLines(file) : await csvLines(file);
    const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [head, ...rows] = filled;
    return head && { header: head.cells, rows };
  } catch {
    return undefined;
  }
}

const fitting = (cells: readonly unknown[]): string[] => cells.slice(0, MOST_COLUMNS).map((cell) => cellText(cell).slice(0, LONGEST_CELL));

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

async function xlsxLines(file: File): Promise<Table['rows']> {
  if (process.env.TARO_ENV === 'h5') {
    const { default: readExcel } = await import('read-excel-file/browser');
    const sheets = await readExcel(file);
    return (sheets[0]?.data ?? []).map((row, n) => ({ line: n + 1, cells: fitting(row) }));
  }
  return [];
}

async function csvLines(file: File): Promise<Table['rows']> {
  if (process.env.TARO_ENV === 'h5') {
    const [{ parse }, bytes] = await Promise.all([import('csv-parse/browser/esm/sync'), file.arrayBuffer()]);
    const layout = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const numbered = parse(decoded(bytes), { ...layout, on_record: (cells: string[], { lines }) => [String(lines), ...cells] });
    return numbered.map(([line, ...cells]) => ({ line: Number(line), cells: fitting(cells) }));
  }
  return [];
}

/** Excel in China saves CSV as GB 18030 without saying so; such bytes are almost never valid UTF-8. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
