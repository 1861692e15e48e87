/** 128000 → '¥1,280.00'; −500 → '-¥5.00'. Integer arithmetic only; fen in, text out. */
export function formatMoney(fen: number): string {
  const whole = Math.abs(Math.trunc(fen));
  const cents = String(whole % 100).padStart(2, '0');
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${cents}`;
}

/** What a person typed as yuan → fen; undefined unless it is an amount with at most two decimals. */
export function parseMoney(text: string): number | undefined {
  const match = /^(\d{1,10})(?:[.。](\d{0,2}))?$/.exec(text.trim().replace(/[,，¥￥]/g, ''));
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
