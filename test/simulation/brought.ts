import type { Row } from '#platform/table';
import type { MemoryTable } from './memory-table.ts';
import type { OutsideWorld } from './outside.ts';

type Slip = { slipId: string; state: string; netFen: number; dealerId: string; member?: { memberId: string } };
type Template = { templateId: string; scope: string; perMember: number; quota: number; issueOn: { kind: string; minNetFen: number } };

/** What facts must have brought by the time that all of them have arrived. */
export function checkBrought(table: MemoryTable, { sandbox }: OutsideWorld): string[] {
  const rows = [...table.rows.all()];
  return [...purchasesBringCoupons(rows), ...timelinesAreWhole(rows), ...ordersAreOurs(table, Object.keys(sandbox.state.pay.orders))];
}

const paidSlips = (rows: readonly Row[]): Slip[] =>
  rows.flatMap((row) => (row.sk === 'SLIP' && (row.slip as Slip).state === 'PAID' ? [row.slip as Slip] : []));

/** Each purchase brings its member one coupon of each kind that it reached, up to as many as one may have. */
function purchasesBringCoupons(rows: readonly Row[]): string[] {
  const coupons = rows.flatMap((row) => (row.sk === 'COUPON' ? [row.coupon as { templateId: string; memberId: string }] : []));
  const templates = rows
    .flatMap((row) => (row.sk === 'TEMPLATE' ? [row.template as Template] : []))
    .filter((one) => one.issueOn.kind === 'purchase');
  return templates.flatMap(({ templateId, scope, perMember, issueOn }) => {
    const reached = paidSlips(rows).filter((slip) => `D#${slip.dealerId}` === scope && slip.netFen >= issueOn.minNetFen);
    return [...new Set(reached.flatMap(({ member }) => member?.memberId ?? []))].flatMap((memberId) => {
      const due = Math.min(perMember, reached.filter(({ member }) => member?.memberId === memberId).length);
      const has = coupons.filter((coupon) => coupon.templateId === templateId && coupon.memberId === memberId).length;
      return has === due ? [] : [`${memberId} has ${has} coupons for purchases, ${due} are due`];
    });
  });
}

/** A member's own history has each of their purchases. */
function timelinesAreWhole(rows: readonly Row[]): string[] {
  const told = new Set(rows.flatMap((row) => (row.sk.startsWith('TIMELINE#') ? JSON.stringify(row).match(/sl_\w+/g) : []) ?? []));
  return paidSlips(rows)
    .filter(({ slipId, member }) => member && !told.has(slipId))
    .map(({ slipId }) => `${slipId} is not in its member’s history`);
}

/** Whatever order WeChat Pay has, we know of: else nobody would ever ask what became of its money. */
function ordersAreOurs(table: MemoryTable, orders: readonly string[]): string[] {
  const ours = new Set([...table.rows.all()].filter((row) => row.sk === 'PAYMENT').map((row) => row.pk.split('#').at(-1)));
  return orders.filter((number) => !ours.has(number)).map((number) => `WeChat Pay has the order ${number}, we know nothing of it`);
}
