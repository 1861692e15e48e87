import readExcel from 'read-excel-file/node';
import { Refusal } from '#kernel/refusal';
import type { Sheet } from '../domain/draft-sheets.ts';

const ROWS_MOST = 5000;

/** All sheets of an XLSX file as texts. Refuses FILE_UNREADABLE. */
export async function sheetsOf(bytes: Uint8Array): Promise<Sheet[]> {
  const sheets = await readExcel(Buffer.from(bytes)).catch(() => {
    throw new Refusal('FILE_UNREADABLE');
  });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.slice(0, ROWS_MOST).map((row) => row.map(cellText)) }));
}

const cellText = (cell: unknown): string => (cell === null || cell === undefined ? '' : String(cell).trim());
