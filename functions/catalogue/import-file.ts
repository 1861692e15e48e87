import { parse } from 'csv-parse/sync';
import readExcel from 'read-excel-file/node';
import { goodsField } from './domain/import-columns.ts';
import { type ImportKind, kindOf, leadField, memberField, stockField } from './domain/import-kinds.ts';

export type ImportRow = { line: number; cells: Record<string, string> };
export type ImportFile = {
  kind: ImportKind;
  /** Rows with cells by our field names; blank rows and cells are left out. */
  rows: ImportRow[];
  /** Headers that mean nothing to us, as the file spells them. */
  unknownHeaders: string[];
};

/** A file that is no table of goods, stock, members or leads; `message` says in Chinese what to do. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
}

/** Reads a shop's own CSV (UTF-8 or GB 18030) or XLSX with Chinese or English headers. Refuses ImportFileError. */
export async function readImportFile(bytes: Uint8Array, fileName: string): Promise<ImportFile> {
  const table = isZip(bytes) ? await xlsxCells(bytes) : csvCells(bytes, fileName);
  const start = table.findIndex((row) => row.cells.filter((cell) => cell !== '').length > 1);
  const header = table[start];
  if (!header) throw new ImportFileError('文件里没有表格，请检查第一张工作表');
  const kind = kindOf(header.cells);
  if (!kind) throw new ImportFileError('认不出表头，请至少包含「商品编码、零售价」「商品编码、数量」或「手机号」列');
  const field = { goods: goodsField, stock: stockField, members: memberField, leads: leadField }[kind];
  const fields = header.cells.map(field);
  const rows = table.slice(start + 1).map((row) => ({ line: row.line, cells: named(row.cells, fields) }));
  const unknownHeaders = header.cells.filter((cell, i) => cell !== '' && fields[i] === undefined);
  return { kind, rows: rows.filter(({ cells }) => Object.keys(cells).length > 0), unknownHeaders };
}

function named(cells: readonly string[], fields: readonly (string | undefined)[]): Record<string, string> {
  const found: Record<string, string> = {};
  fields.forEach((field, i) => {
    const cell = cells[i] ?? '';
    if (field !== undefined && cell !== '') found[field] = cell;
  });
  return found;
}

type Line = { line: number; cells: string[] };

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

function csvCells(bytes: Uint8Array, fileName: string): Line[] {
  if (/\.xls$/i.test(fileName)) throw new ImportFileError('旧版 .xls 文件读不了，请在 Excel 里另存为 .xlsx 或 CSV');
  try {
    const layout = { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const numbered = parse(decoded(bytes), { ...layout, on_record: (cells: string[], { lines }) => [String(lines), ...cells] });
    return numbered.map(([line, ...cells]) => ({ line: Number(line), cells }));
  } catch {
    throw new ImportFileError('CSV 格式不对（引号没有成对），请在 Excel 里重新另存为 CSV');
  }
}

/** Excel in China saves CSV as GB 18030 without saying so; such bytes are almost never valid UTF-8. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function xlsxCells(bytes: Uint8Array): Promise<Line[]> {
  const sheets = await readExcel(Buffer.from(bytes)).catch(() => {
    throw new ImportFileError('XLSX 文件打不开，请在 Excel 里重新保存后再导入');
  });
  return (sheets[0]?.data ?? []).map((row, i) => ({ line: i + 1, cells: row.map(cellText) }));
}

/** Barcodes and prices come as numbers; a double prints back the digits that were typed. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}
