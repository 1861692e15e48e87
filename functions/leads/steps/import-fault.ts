import { plainMobile } from '../domain/lead-source.ts';

export type Bad = { line: number; field: string; message: string };
type Row = { line: number; mobile: string; name: string; storeCode?: string | undefined };
type Store = { storeId: string; code: string };

/** The store that a row names by its code, or the one that was named for all; undefined: there is no such store. */
export const storeIn = ({ storeCode }: Row, storeId: string, stores: readonly Store[]): string | undefined =>
  storeCode === undefined ? storeId : stores.find(({ code }) => code === storeCode)?.storeId;

/** Why a row cannot be taken, said so that it can be mended in the file. */
export function faultOf(row: Row, storeId: string | undefined): Bad | undefined {
  const { line, mobile, name, storeCode = '' } = row;
  if (storeId === undefined) return { line, field: '门店编码', message: `没有门店「${storeCode}」` };
  if (plainMobile(mobile) === undefined) return { line, field: '手机号', message: `「${mobile}」不是大陆手机号，请改正` };
  if (name.trim() === '') return { line, field: '称呼', message: '没有称呼，请补上' };
  return undefined;
}
