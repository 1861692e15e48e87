/** The check digit of an EAN-13 (GS1 General Specifications 7.9: weights 1 and 3 in turn, from the left). */
export function ean13Check(first12: string): number {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += Number(first12[i]) * (i % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

export const isEan13 = (code: string): boolean => /^\d{13}$/.test(code) && ean13Check(code) === Number(code[12]);
