import { dayOf, type Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/** What stands behind the link of a message: an offer of one guide to one customer. Holds nothing that the customer may not read. */
export type Push = {
  messageId: string;
  dealerId: string;
  storeId: string;
  storeName: string;
  guideId: string;
  guideName: string;
  kind: 'text' | 'coupon' | 'product';
  subject: string;
  detail: string;
  /** Whose it is; absent while nobody knows the customer's mobile number. */
  memberId?: string;
  /** A coupon that the customer has already, or the template of one to claim. */
  couponId?: string;
  templateId?: string;
  templateScope?: 'G' | `D#${string}`;
  skuId?: string;
  priceFen?: Fen;
  endsAt?: Instant;
  madeAt: Instant;
  /** It came with a campaign's batch, whose link its customer has. */
  campaignId?: string;
};

/** What stands behind a message's link. */
export type Offer = Pick<Push, 'subject' | 'detail' | 'couponId' | 'templateId' | 'templateScope' | 'skuId' | 'priceFen' | 'endsAt'>;

/** What the customer did with it. Amounts are those that were announced, so that a return takes back exactly these. */
export type Trail = {
  openedAt?: Instant;
  claimedAt?: Instant;
  couponId?: string;
  claimedBy?: string;
  redeemedAt?: Instant;
  slipId?: string;
  sale?: Sale;
};
export type Sale = { netFen: Fen; marginFen: number; commissionFen: Fen };

/** A push belongs to the month in which it was made, however late the customer comes: steps of one month are then shares of one whole. */
export const cohortOf = ({ madeAt }: Pick<Push, 'madeAt'>): string => dayOf(madeAt).slice(0, 7);

type Sold = {
  netFen: Fen;
  lines: readonly { costFen: Fen }[];
  commission: { byPerson: Readonly<Record<string, Fen>> };
};
export type Credited = { push: Push; couponId: string; sale?: Sale };

/**
 * The pushes whose coupons one slip used, each with what it brought. A slip counts once for a guide, at the first of that guide's
 * pushes; commission is what the guide who pushed gets from it.
 */
export function credited(used: readonly { push: Push; couponId: string }[], slip: Sold): Credited[] {
  const cost = slip.lines.reduce((total, { costFen }) => total + costFen, 0);
  return used.map((one, i) => {
    const { guideId } = one.push;
    if (used.slice(0, i).some(({ push }) => push.guideId === guideId)) return one;
    const commissionFen = slip.commission.byPerson[guideId] ?? 0;
    return { ...one, sale: { netFen: slip.netFen, marginFen: slip.netFen - cost, commissionFen } };
  });
}
