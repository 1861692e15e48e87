import type { Row } from '#platform/table';
import type { Changed, MemoryTable } from './memory-table.ts';

/** What must hold of any row that has just been written. Each answers what is wrong, or nothing. */
type RowRule = (after: Row, before: Row | undefined) => string | undefined;

const whole = (value: unknown): boolean => Number.isSafeInteger(value);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
const num = (row: Row, name: string): number => Number(row[name] ?? 0);

type SlipLine = { listFen: number; netFen: number; units: number[]; alloc: Record<string, number>; qty: number };
type Slip = {
  slipId: string;
  state: string;
  listFen: number;
  discountFen: number;
  netFen: number;
  paidFen: number;
  lines: SlipLine[];
  tenders: { amountFen: number; refundedFen?: number }[];
  returns?: { refundFen: number }[];
  split: { bps: number }[];
  commission: { lines: { amountFen: number }[]; byPerson: Record<string, number> };
};

/** I1 and I3: what is paid is what the lines add up to, in whole fen, and every share adds up to its whole. */
const slipAddsUp: RowRule = (row) => {
  const slip = row.slip as Slip;
  const { lines, listFen, discountFen, netFen, paidFen, tenders, split, commission, state } = slip;
  const faults = [
    netFen !== sum(lines.map((line) => line.netFen)) && 'net ≠ Σ lines',
    listFen !== sum(lines.map((line) => line.listFen)) && 'list ≠ Σ lines',
    listFen - discountFen !== netFen && 'list − discount ≠ net',
    lines.some((line) => line.netFen !== sum(line.units) || line.units.length !== line.qty) && 'a line ≠ Σ units',
    lines.some((line) => line.listFen - line.netFen !== sum(Object.values(line.alloc))) && 'a discount ≠ Σ alloc',
    // What was moved to another slip is no longer paid on this one.
    paidFen !== sum(tenders.map((tender) => tender.amountFen - (state === 'OPEN' ? (tender.refundedFen ?? 0) : 0))) && 'paid ≠ Σ tenders',
    paidFen > netFen && 'paid more than its net',
    state === 'PAID' && paidFen !== netFen && 'PAID but not paid',
    sum(split.map((share) => share.bps)) !== 10_000 && 'shares ≠ 100 %',
    sum(commission.lines.map((line) => line.amountFen)) !== sum(Object.values(commission.byPerson)) && 'commission ≠ Σ people',
    ![listFen, discountFen, netFen, paidFen].every(whole) && 'not whole fen',
  ];
  return faults.find((fault) => typeof fault === 'string') || undefined;
};

/** I6: nothing below zero, and the counters agree. */
const stockAddsUp: RowRule = (row) => {
  const [available, reserved, onHand, safety] = ['available', 'reserved', 'onHand', 'safety'].map((name) => num(row, name)) as [
    number,
    number,
    number,
    number,
  ];
  if (Math.min(available, reserved, onHand, safety) < 0) return 'below zero';
  return onHand === available + reserved + safety ? undefined : 'on hand ≠ available + reserved + safety';
};

/** I7: a used coupon stays used, except where its slip is undone. */
const couponEnds: RowRule = (row, before) =>
  before?.state === 'REDEEMED' && row.state === 'REDEEMED' && before.slipId !== row.slipId ? 'used twice' : undefined;

/** I5: spending never takes points below zero. */
const pointsHold: RowRule = (row) => (num(row, 'pointsHeld') < 0 ? 'held points below zero' : undefined);

type Posting = { account: string; storeId: string; fen: number };

/** I2: debits equal credits, in every store that an entry touches. */
const entryBalances: RowRule = (row) => {
  const { postings } = row.entry as { postings: Posting[] };
  const stores = [...new Set(postings.map(({ storeId }) => storeId))];
  const off = stores.find((store) => sum(postings.filter(({ storeId }) => storeId === store).map(({ fen }) => fen)) !== 0);
  return off === undefined && postings.every(({ fen }) => whole(fen)) ? undefined : `entry out of balance in ${off}`;
};

const rules: readonly [string, RegExp, RowRule][] = [
  ['I1 I3 slip', /#SLIP#[^|]*\|SLIP$/, slipAddsUp],
  ['I2 journal', /#JOURNAL#/, entryBalances],
  ['I6 stock', /#STOCK#/, stockAddsUp],
  ['I7 coupon', /#COUPON#[^|]*\|COUPON$/, couponEnds],
  ['I5 points', /#MEMBER#[^|]*\|MEMBER$/, pointsHold],
];

/** Holds the row rules to everything that changed since `from`. */
export function checkChanges(changes: readonly Changed[], from: number): string[] {
  const found: string[] = [];
  for (const { key, before, after } of changes.slice(from)) {
    if (!after) continue;
    for (const [name, where, rule] of rules) {
      const fault = where.test(`${key.pk}|${key.sk}`) ? rule(after, before) : undefined;
      if (fault) found.push(`${name}: ${fault} (${key.pk})`);
    }
  }
  return found;
}

const rowsLike = (table: MemoryTable, pattern: RegExp): Row[] => [...table.rows.all()].filter((row) => pattern.test(`${row.pk}|${row.sk}`));

/** What must hold of the whole table, at any moment between two transactions. */
export function checkTable(table: MemoryTable): string[] {
  return [
    ...slipsStandInBooks(table),
    ...pointsAreLedgers(table),
    ...stockIsMovements(table),
    ...couponsWithinQuota(table),
    ...serialsInOnePlace(table),
  ];
}

function pointsAreLedgers(table: MemoryTable): string[] {
  return rowsLike(table, /#MEMBER#[^|]*\|MEMBER$/).flatMap((member) => {
    const entries = table.rows.partition(member.pk).filter((row) => row.sk.startsWith('POINTS#'));
    const moved = (name: string): number => sum(entries.map((row) => Number((row.entry as Record<string, unknown>)[name] ?? 0)));
    const off = num(member, 'pointsAvailable') !== moved('availableDelta') || num(member, 'pointsHeld') !== moved('heldDelta');
    return off ? [`I5: points of ${member.pk} are ${num(member, 'pointsAvailable')}, its ledger says ${moved('availableDelta')}`] : [];
  });
}

/** I2: the books say of each slip what the slip says of itself: owed to the customer while open, sold when paid. */
function slipsStandInBooks(table: MemoryTable): string[] {
  const owed = new Map<string, { SLIP_MONEY: number; SALES: number }>();
  let moved = false;
  for (const row of rowsLike(table, /#JOURNAL#/)) {
    const { slipId, kind, postings } = row.entry as { slipId: string; kind: string; postings: Posting[] };
    const books = owed.get(slipId) ?? { SLIP_MONEY: 0, SALES: 0 };
    for (const { account, fen } of postings) if (account === 'SLIP_MONEY' || account === 'SALES') books[account] -= fen;
    owed.set(slipId, books);
    // A move stands with the slip that got the money, and does not name the other.
    moved ||= kind === 'MOVE';
  }
  if (moved) return [];
  return rowsLike(table, /#SLIP#[^|]*\|SLIP$/).flatMap((row) => {
    const { slipId, state, netFen, paidFen, returns = [] } = row.slip as Slip;
    const keptFen = netFen - sum(returns.map(({ refundFen }) => refundFen));
    const books = owed.get(slipId) ?? { SLIP_MONEY: 0, SALES: 0 };
    const right = state === 'PAID' ? books.SLIP_MONEY === 0 && books.SALES === keptFen : books.SLIP_MONEY === paidFen && books.SALES === 0;
    return right ? [] : [`I2: ${slipId} is ${state} with ${paidFen} of ${netFen}, the books say ${JSON.stringify(books)}`];
  });
}

const SIGNS: Readonly<Record<string, number>> = { RECEIVE: 1, RETURN: 1, SELL: -1, SHIP: -1, HOLD: 0, RELEASE: 0, SAFETY: 0 };

function stockIsMovements(table: MemoryTable): string[] {
  const onHand = new Map<string, number>();
  for (const row of rowsLike(table, /#STOCKMOVE#/)) {
    for (const { skuId, qty } of row.lines as { skuId: string; qty: number }[]) {
      const place = `${String(row.scope)}#STOCK#${skuId}|${String(row.storeId)}`;
      onHand.set(place, (onHand.get(place) ?? 0) + (SIGNS[String(row.step)] ?? 0) * qty);
    }
  }
  return rowsLike(table, /#STOCK#/)
    .filter((row) => num(row, 'onHand') !== (onHand.get(`${row.pk}|${row.sk}`) ?? 0))
    .map((row) => `I6: ${row.pk} has ${num(row, 'onHand')} on hand, its movements say ${onHand.get(`${row.pk}|${row.sk}`)}`);
}

type Template = { templateId: string; quota: number; perMember: number; scope: string };

function couponsWithinQuota(table: MemoryTable): string[] {
  const coupons = rowsLike(table, /#COUPON#[^|]*\|COUPON$/).map((row) => row.coupon as { templateId: string; memberId: string });
  return rowsLike(table, /\|TEMPLATE$/).flatMap((row) => {
    const { templateId, quota, perMember } = row.template as Template;
    const owners = coupons.filter((coupon) => coupon.templateId === templateId).map((coupon) => coupon.memberId);
    const most = Math.max(0, ...owners.map((owner) => owners.filter((other) => other === owner).length));
    const exceeded = owners.length > quota || most > perMember;
    return exceeded ? [`I7: ${owners.length} of ${quota} coupons, ${most} of ${perMember} for one member`] : [];
  });
}

function serialsInOnePlace(table: MemoryTable): string[] {
  return rowsLike(table, /#SERIAL#/)
    .filter((row) => (row.state === 'IN_STOCK') === (row.slipId !== undefined))
    .map((row) => `I6: serial ${row.pk} is ${String(row.state)} with slip ${String(row.slipId)}`);
}

/** What must hold when everything has come to rest: nothing in flight, all facts delivered, all holds run out or paid. */
export function checkAtRest(table: MemoryTable): string[] {
  return [
    ...checkTable(table),
    ...slipsHoldNothing(table),
    ...boardsAddUp(table),
    ...monthsAddUp(table),
    ...auditedOnce(table),
    ...leadsHaveOneOwner(table),
  ];
}

function slipsHoldNothing(table: MemoryTable): string[] {
  const open = new Set(
    rowsLike(table, /\|SLIP$/)
      .map((row) => row.slip as Slip)
      .filter((slip) => slip.state === 'OPEN')
      .map((slip) => slip.slipId),
  );
  const held = rowsLike(table, /#COUPON#[^|]*\|COUPON$/).filter((row) => row.state === 'HELD' && !open.has(String(row.slipId)));
  return held.map((row) => `${row.pk} is held by a slip that is no longer open`);
}

/** The read rows made from facts say the same as the slips, however often and in whatever order the facts came. */
function boardsAddUp(table: MemoryTable): string[] {
  const paid = rowsLike(table, /\|SLIP$/)
    .map((row) => ({ ...(row.slip as Slip & { storeId: string }) }))
    .filter((slip) => slip.state === 'PAID');
  const boards = rowsLike(table, /#BOARD#[^|]*\|TOTAL#/);
  const [shown, real] = [sum(boards.map((row) => num(row, 'netFen'))), sum(paid.map((slip) => slip.netFen))];
  return shown === real ? [] : [`the boards show ${shown}, the slips say ${real}`];
}

type Entry = { personId: string; storeId: string; amountFen: number; lines: { amountFen: number }[] };

function monthsAddUp(table: MemoryTable): string[] {
  const entries = rowsLike(table, /#COMMISSION#/).flatMap((row) => (row.entry ? [row.entry as Entry] : []));
  const months = rowsLike(table, /#COMMISSIONMONTH#/);
  const [shown, booked] = [sum(months.map((row) => num(row, 'totalFen'))), sum(entries.map((entry) => entry.amountFen))];
  const uneven = entries.filter((entry) => entry.amountFen !== sum(entry.lines.map((line) => line.amountFen)));
  return [
    ...(shown === booked ? [] : [`I3: months show ${shown}, entries say ${booked}`]),
    ...uneven.map((entry) => `I3: an entry of ${entry.personId} ≠ Σ its lines`),
  ];
}

/** I14: each opening of a slip has one audit row, no more and no fewer. */
function auditedOnce(table: MemoryTable): string[] {
  const audited = rowsLike(table, /#AUDIT#/)
    .filter((row) => row.what === 'orders.slip-opened')
    .map((row) => String(row.targetId));
  const slips = rowsLike(table, /\|SLIP$/).map((row) => (row.slip as Slip).slipId);
  return audited.sort().join() === slips.sort().join() ? [] : ['I14: slips and their audit rows differ'];
}

type Lead = { id: string; dealerId: string; state: { kind: string } };

/** I13: one open lead a number and dealer. */
function leadsHaveOneOwner(table: MemoryTable): string[] {
  const open = rowsLike(table, /#LEAD#[^|]*\|LEAD$/)
    .map((row) => row.record as { lead: Lead; mobileIndex?: string; phone?: { index: string } })
    .filter(({ lead }) => lead.state.kind === 'POOL' || lead.state.kind === 'OWNED')
    .map((record) => `${record.lead.dealerId} ${record.mobileIndex ?? record.phone?.index ?? record.lead.id}`);
  return new Set(open).size === open.length ? [] : ['I13: two open leads of one customer'];
}
