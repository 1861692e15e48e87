import { type Day, dayOf, type Instant, plusDays } from '#kernel/instant';
import { type Fen, mulDivFloor } from '#kernel/money';
import { Refusal } from '#kernel/refusal';
import { yuan } from '#kernel/yuan';

/** 定金: due at once; the balance follows in parts until the goods are handed over. */
export type Deposit = { amountFen: Fen };
/** How and when the customer gets the goods. */
export type Handover = { way: 'PICKUP' | 'DELIVERY'; day: Day; address?: string };

/** A deposit binds up to a fifth of the price (Civil Code, article 586); what was paid beyond it is prepayment and goes back. */
const BINDING_BPS = 2000;
/** Nobody promises goods for longer than a year. */
const HANDOVER_DAYS = 366;

type Terms = { deposit?: Deposit; handover?: Handover };
type Asked = {
  deposit?: Deposit | undefined;
  handover?: { way: Handover['way']; day: Day; address?: string | undefined } | undefined;
};
type For = { netFen: Fen; hasMember: boolean };

/**
 * What was agreed about paying and handing over. Refuses DEPOSIT_RANGE {most} unless the deposit is less than the whole, DEPOSIT_MEMBER
 * where nobody is known who could come back for it, HANDOVER_DAY.
 */
export function agreedTerms({ deposit, handover }: Asked, { netFen, hasMember }: For, now: Instant): Terms {
  if (deposit && (deposit.amountFen < 1 || deposit.amountFen >= netFen))
    throw new Refusal('DEPOSIT_RANGE', { most: yuan(Math.max(0, netFen - 1)) });
  if (deposit && !hasMember) throw new Refusal('DEPOSIT_MEMBER');
  return { ...(deposit ? { deposit } : {}), ...(handover ? { handover: agreedHandover(handover, now) } : {}) };
}

function agreedHandover({ way, day, address }: NonNullable<Asked['handover']>, now: Instant): Handover {
  if (day < dayOf(now) || day > dayOf(plusDays(now, HANDOVER_DAYS))) throw new Refusal('HANDOVER_DAY');
  return { way, day, ...(address === undefined ? {} : { address }) };
}

type Owed = { netFen: Fen; paidFen: Fen; deposit?: Deposit };

/** What is still missing of the deposit; 0 where it is paid, or none was agreed. */
export const depositDueFen = ({ deposit, paidFen }: Owed): Fen => Math.max(0, (deposit?.amountFen ?? 0) - paidFen);

/** What the customer is asked for now: the deposit while it is open, then the balance. */
export const dueNowFen = (slip: Owed): Fen => depositDueFen(slip) || slip.netFen - slip.paidFen;

/** Most of what was paid that the shop may keep when the customer withdraws. */
export const keepableFen = ({ deposit, paidFen, netFen }: Owed): Fen =>
  Math.min(paidFen, deposit?.amountFen ?? 0, mulDivFloor(netFen, BINDING_BPS, 10000));
