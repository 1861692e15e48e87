import type { Day, Instant } from '#kernel/instant';
import { dayOf } from '#kernel/instant';
import { type Fen, mulDivFloor } from '#kernel/money';
import type { Announcement, Fact } from '#platform/facts';
import { group, scopeOfDealer } from '#platform/scope';
import type { Approval } from './domain/approval.ts';
import { type HeldOfLine, heldByLine } from './domain/held-by-line.ts';
import { unitsBack } from './domain/return.ts';
import type { Slip, SlipLine, SlipReturn } from './domain/slip.ts';

/** `costFen` is that of all pieces, `unitFen` and `floorFen` of one; `alloc` is what each promotion took off. */
export type SlipNewsLine = {
  lineKey: string;
  skuId: string;
  name: string;
  cat: string;
  brand: string;
  qty: number;
  unitFen: Fen;
  listFen: Fen;
  netFen: Fen;
  costFen: Fen;
  floorFen: Fen;
  gift: boolean;
  service?: 'INSURANCE' | 'INSTALLATION';
  alloc: Readonly<Record<string, Fen>>;
};

/** What other contexts learn of a slip. Amounts in fen; `day` is the store's business day of the fact. */
export type SlipNews = {
  slipId: string;
  number: string;
  dealerId: string;
  storeId: string;
  storeName: string;
  memberId?: string;
  listFen: Fen;
  netFen: Fen;
  /** Of `netFen`, what bringing the goods costs. */
  freightFen?: Fen;
  memberLevel?: string;
  lines: readonly SlipNewsLine[];
  split: readonly { personId: string; name: string; bps: number }[];
  couponIds: readonly string[];
  pointsUsed: number;
  pointsEarned: number;
  at: Instant;
  day: Day;
};

export type SlipOpened = Fact<'orders.slip-opened', SlipNews>;
export type SlipPaid = Fact<'orders.slip-paid', SlipNews>;
/** All of the deposit is there: the goods wait for the customer. */
export type DepositPaid = Fact<'orders.deposit-paid', SlipNews>;
export type SlipCancelled = Fact<'orders.slip-cancelled', SlipNews>;
export type SlipExpired = Fact<'orders.slip-expired', SlipNews>;

/** Nothing of this member's is open any more at any dealer. */
export type MemberSettled = Fact<'orders.member-settled', { memberId: string }>;
export const memberSettled = (memberId: string): Announcement => ({ type: 'orders.member-settled', scope: group, data: { memberId } });

type SlipFact = SlipOpened | DepositPaid | SlipPaid | SlipCancelled | SlipExpired;

export function slipNews(type: SlipFact['type'], slip: Slip, at: Instant): Announcement<string, SlipNews> {
  const { slipId, number, dealerId, storeId, storeName, listFen, netFen, pointsUsed, pointsEarned } = slip;
  const lines = slip.lines.map(newsLine);
  const member = slip.member ? { memberId: slip.member.memberId, memberLevel: slip.member.level } : {};
  const couponIds = slip.coupons.map((c) => c.couponId);
  const data = {
    slipId,
    number,
    dealerId,
    storeId,
    storeName,
    ...member,
    listFen,
    netFen,
    ...(slip.freight ? { freightFen: slip.freight.fen } : {}),
    lines,
    split: slip.split,
    couponIds,
    pointsUsed,
    pointsEarned,
    at,
    day: dayOf(at),
  };
  return { type, scope: scopeOfDealer(dealerId), data };
}

function newsLine(line: Slip['lines'][number]): SlipNewsLine {
  const { lineKey, skuId, name, cat, brand, qty, unitFen, listFen, netFen, costFen, floorFen, gift, service, alloc } = line;
  return {
    lineKey,
    skuId,
    name,
    cat,
    brand,
    qty,
    unitFen,
    listFen,
    netFen,
    costFen,
    floorFen,
    gift,
    ...(service ? { service } : {}),
    alloc,
  };
}

/** Goods that came back: `netFen` is what went back for them, `storeId` where they are now. */
export type ReturnNews = {
  slipId: string;
  returnId: string;
  number: string;
  dealerId: string;
  storeId: string;
  /** The store that sold them. */
  soldIn: string;
  memberId?: string;
  netFen: Fen;
  /** Of `netFen`, freight; below 0: held back. */
  freightFen?: Fen;
  whole: boolean;
  lines: readonly { lineKey: string; skuId: string; name: string; cat: string; qty: number; netFen: Fen }[];
  /** What was held back of the refund, as more that the goods which stay have cost: `netFen` = the lines' less these, and the freight. */
  held?: readonly HeldOfLine[];
  /** What the slip came to, and what had gone back of it before. */
  soldFen?: Fen;
  backBeforeFen?: Fen;
  split: readonly { personId: string; name: string; bps: number }[];
  /** The business day of the sale. Facts of former times lack this and what follows. */
  soldOn?: Day;
  /** Every line of the slip with what its returned pieces cost and what each promotion had taken off them: 0 where all of it stays. */
  undone?: readonly UndoneLine[];
  at: Instant;
  day: Day;
};

export type UndoneLine = { lineKey: string; gift: boolean; costFen: Fen; alloc: Readonly<Record<string, Fen>> };

export type GoodsReturned = Fact<'orders.goods-returned', ReturnNews>;

export function returnNews(slip: Slip, done: SlipReturn): Announcement<string, ReturnNews> {
  const { slipId, number, dealerId, split, member } = slip;
  const lines = done.lines.flatMap(({ lineKey, units, refundFen }) => {
    const line = slip.lines.find((one) => one.lineKey === lineKey);
    return line ? [{ lineKey, skuId: line.skuId, name: line.name, cat: line.cat, qty: units.length, netFen: refundFen }] : [];
  });
  const { returnId, storeId, refundFen, whole, at, freightFen } = done;
  const who = member ? { memberId: member.memberId } : {};
  const returns = slip.returns ?? [];
  const earlier = returns.slice(
    0,
    Math.max(
      0,
      returns.findIndex((one) => one.returnId === returnId),
    ),
  );
  const sale = {
    soldIn: slip.storeId,
    soldOn: dayOf(slip.paidAt ?? slip.openedAt),
    soldFen: slip.netFen,
    backBeforeFen: earlier.reduce((sum, one) => sum + one.refundFen, 0),
    held: heldByLine(slip, returnId),
    undone: undoneLines(slip, done),
  };
  const data = {
    slipId,
    returnId,
    number,
    dealerId,
    storeId,
    ...who,
    netFen: refundFen,
    whole,
    lines,
    split,
    ...(freightFen === undefined ? {} : { freightFen }),
  };
  return { type: 'orders.goods-returned', scope: scopeOfDealer(dealerId), data: { ...data, ...sale, at, day: dayOf(at) } };
}

/** Cumulative shares: in whatever portions goods come back, all of them together undo exactly what the slip counted. */
function undoneLines(slip: Slip, done: SlipReturn): UndoneLine[] {
  const earlier = unitsBack({ ...slip, returns: (slip.returns ?? []).filter(({ returnId }) => returnId !== done.returnId) });
  return slip.lines.map((line: SlipLine, i): UndoneLine => {
    const { lineKey, gift, qty } = line;
    const before = (earlier[lineKey] ?? []).length;
    const after = before + done.lines.reduce((sum, back) => sum + (back.lineKey === lineKey ? back.units.length : 0), 0);
    const share = (fen: Fen): Fen => mulDivFloor(fen, after, qty) - mulDivFloor(fen, before, qty);
    const alloc = Object.fromEntries(Object.entries(line.alloc).map(([id, fen]) => [id, share(fen)]));
    // Held back from the refund, it is no discount any more: of the whole slip, told with its first line.
    if (i === 0) for (const { promotionId, fen } of done.repriced ?? []) alloc[promotionId] = (alloc[promotionId] ?? 0) + fen;
    return { lineKey, gift, costFen: share(line.costFen), alloc };
  });
}

/** What other contexts learn of a manager's approval: the figures and who; goods and reason stay in the row. */
export type ApprovalNews = {
  approvalId: string;
  kind: Approval['kind'];
  dealerId: string;
  storeId: string;
  askedBy: string;
  listFen: Fen;
  discountFen: Fen;
  netFen: Fen;
  decidedBy?: string;
  outcome?: 'APPROVED' | 'REJECTED';
  at: Instant;
  day: Day;
};

export type ApprovalAsked = Fact<'orders.approval-asked', ApprovalNews>;
export type ApprovalDecided = Fact<'orders.approval-decided', ApprovalNews>;

type ApprovalFact = ApprovalAsked | ApprovalDecided;

export function approvalNews(type: ApprovalFact['type'], approval: Approval, at: Instant): Announcement<string, ApprovalNews> {
  const { approvalId, kind, dealerId, storeId, askedBy, listFen, discountFen, netFen, decision } = approval;
  const decided = decision ? { decidedBy: decision.by, outcome: decision.outcome } : {};
  const data = { approvalId, kind, dealerId, storeId, askedBy, listFen, discountFen, netFen, ...decided, at, day: dayOf(at) };
  return { type, scope: scopeOfDealer(dealerId), data };
}
