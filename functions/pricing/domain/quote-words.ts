/** Amounts and rates in the words a customer reads. */

/** 123450 fen → '¥1,234.50', 1000000 → '¥10,000'. */
export function yuan(fen: number): string {
  const cents = fen % 100;
  const whole = String((fen - cents) / 100).replace(/\B(?=(\d{3})+$)/g, ',');
  return cents === 0 ? `¥${whole}` : `¥${whole}.${String(cents).padStart(2, '0')}`;
}

/** What stays payable: 8800 → '8.8折', 5000 → '半价', 0 → '免费'. */
export function rateWords(rateBp: number): string {
  if (rateBp === 0) return '免费';
  return rateBp === 5000 ? '半价' : `${rateBp / 1000}折`;
}
