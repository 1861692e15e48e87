import type { Asked } from '../world/request.ts';
import type { Moment } from './town.ts';

/** A request that does something, and what lies there before it. `again`: what is sent the second time, where a code works once. */
export type Errand = { asked: Asked; again?: (moment: Moment) => Promise<Asked>; path?: string };
export type Errands = Readonly<Record<string, (moment: Moment) => Promise<Errand>>>;

export const body = (token: string | undefined, given: object, params: Record<string, string> = {}): Errand => ({
  asked: { token, params, body: given },
});

/** As a person at their phone, or the outside system itself. */
export const does = (moment: Moment, path: string, given: object): Promise<Record<string, unknown>> => moment.outside.does(path, given);

/** What the first dealer's guide sells: two lamps, ¥318.00. */
export const LAMPS_FEN = 31_800;
export const lamps = ({ town }: Moment) => [{ lineKey: 'L1', skuId: town.shop.skus['LAMP-1'], qty: 2 }];

/** An open slip of two lamps for the first member; paid at once with `cash`. */
export async function slip(moment: Moment, more: object = {}): Promise<string> {
  const { shop, memberIds } = moment.town;
  const sale = { lines: lamps(moment), memberId: memberIds[0], expectedNetFen: LAMPS_FEN, ...more };
  return (await moment.did('POST /orders/slips', { token: shop.ada.token, body: sale })).slipId;
}

export const paidSlip = (moment: Moment): Promise<string> => slip(moment, { cash: { receivedFen: LAMPS_FEN } });
