import type { Fen } from '#kernel/money';
import type { Slip, SlipLine } from './slip.ts';

type Lines = Pick<Slip, 'lines'>;
type Units = readonly { lineKey: string; units: readonly number[] }[];

export const isInsurance = ({ service }: Pick<SlipLine, 'service'>): boolean => service === 'INSURANCE';

/** The key that a line was asked under: kits split lines. */
const askedKey = (lineKey: string): string => lineKey.split('~')[0] ?? lineKey;

/** The lines of goods that an insurance line is for. */
const coveredBy = ({ lines }: Lines, { covers }: SlipLine): SlipLine[] =>
  lines.filter((line) => !isInsurance(line) && askedKey(line.lineKey) === covers);

/** What an insurance line is for, by name and by the pieces' own numbers. */
function coverOf(slip: Lines, insurance: SlipLine): { name: string; serials: string[] } {
  const goods = coveredBy(slip, insurance);
  return { name: goods[0]?.name ?? '', serials: goods.flatMap(({ serials }) => serials) };
}

/** Which pieces of an insurance line end because of goods that come back: its n-th is for the n-th piece of them. */
export function endedWith(slip: Lines, insurance: SlipLine, back: Units): number[] {
  const pieces = coveredBy(slip, insurance).flatMap(({ lineKey, qty }) =>
    Array.from({ length: qty }, (_, i) => ({ lineKey, unit: i + 1 })),
  );
  return pieces.flatMap(({ lineKey, unit }, i) => {
    const isBack = back.some((line) => line.lineKey === lineKey && line.units.includes(unit));
    return isBack && i < insurance.qty ? [i + 1] : [];
  });
}

/** Collected for insurers, and no sale of the shop. */
export const premiumOf = ({ lines }: Lines): Fen => lines.reduce((sum, line) => (isInsurance(line) ? sum + line.netFen : sum), 0);

/** What insurers are to cover once the slip is paid. */
export const coversOf = (slip: Lines) =>
  slip.lines.filter(isInsurance).map((line) => {
    const { lineKey, skuId, name, qty, netFen } = line;
    const { name: item, serials } = coverOf(slip, line);
    return { lineKey, skuId, name, item, serials, pieces: qty, premiumFen: netFen };
  });

/** Which covers a return ends, of how many pieces and with how much premium. */
export const endedCovers = (slip: Lines, back: readonly { lineKey: string; units: readonly number[]; refundFen: Fen }[]) =>
  back.flatMap(({ lineKey, units, refundFen }) => {
    const line = slip.lines.find((one) => one.lineKey === lineKey && isInsurance(one));
    return line ? [{ lineKey, name: line.name, pieces: units.length, premiumFen: refundFen }] : [];
  });
