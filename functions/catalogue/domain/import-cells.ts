import { MAX_FEN } from '#kernel/money';
import type { ServiceKind, Sku } from './sku.ts';

/** '¥1,299.5', '1299元' → fen, digit by digit: no float ever holds the amount. */
export function fenOf(text: string): number | undefined {
  const match = /^[¥￥]?\s*(\d{1,3}(?:,\d{3})+|\d{1,10})(?:\.(\d{1,2})0*)?\s*元?$/.exec(text);
  if (!match) return undefined;
  const fen = Number((match[1] ?? '').replaceAll(',', '')) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return fen <= MAX_FEN ? fen : undefined;
}

/** '13%', '0.13' and '13' → 1300. At most 30 %. */
export function taxRateOf(text: string): number | undefined {
  const match = /^(\d{1,2})(?:\.(\d{1,4}))?(%?)$/.exec(text);
  if (!match) return undefined;
  const [, whole = '', part = '', percent] = match;
  const isPercent = percent !== '' || whole !== '0';
  const bps = isPercent ? Number(whole) * 100 + Number(part.padEnd(2, '0').slice(0, 2)) : Number(part.padEnd(4, '0'));
  return bps <= 3000 ? bps : undefined;
}

/** Several values in one cell, however a shop separates them. */
export const split = (text: string): string[] => [...new Set(text.split(/[,;|、\s]+/).filter(Boolean))];

export function yesNo(text: string): boolean | undefined {
  if (/^(是|有|y|yes|true|1)$/i.test(text)) return true;
  return /^(否|无|n|no|false|0)$/i.test(text) ? false : undefined;
}

export const httpsUrl = (text: string): string | undefined => (/^https:\/\/\S{4,400}$/.test(text) ? text : undefined);

export function serviceOf(text: string): ServiceKind | undefined {
  if (/^(保险|延保|insurance)$/i.test(text)) return 'INSURANCE';
  return /^(安装|installation)$/i.test(text) ? 'INSTALLATION' : undefined;
}

export function statusOf(text: string): Sku['status'] | undefined {
  if (/^(上架|在售|启用|on|on_sale)$/i.test(text)) return 'ON_SALE';
  return /^(下架|停售|停用|off|off_sale)$/i.test(text) ? 'OFF_SALE' : undefined;
}
