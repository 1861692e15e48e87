import type { Handler } from '#platform/http';
import type { configuratorContract } from '../contract.ts';
import { draftOfSheets } from '../domain/draft-sheets.ts';
import { readDraft } from '../domain/read-draft.ts';
import { sheetsOf } from '../steps/workbook.ts';

/** Nothing is saved: head office looks at what was read, and at each row that was not, and saves it as a draft. */
export const readWorkbook: Handler<(typeof configuratorContract)['POST /configurator/imports']> = async ({ body }) => {
  const { draft, bad } = draftOfSheets(await sheetsOf(Buffer.from(body.fileBase64, 'base64')));
  return { draft, bad, faults: readDraft(draft).faults };
};
