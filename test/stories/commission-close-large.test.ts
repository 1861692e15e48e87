import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { closeMonth } from '#commissions/handlers/close-month';
import { showClose } from '#commissions/handlers/show-closes';
import { entryRow, monthTotalKey } from '#commissions/store';
import { headOffice, placed } from '#identity/domain/org';
import { createOrg } from '#identity/writes';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { systemContext } from '#platform/context';
import { idFactory, type Ports, withPorts } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import type { StaffSession } from '#platform/session';
import type { Row } from '#platform/table';
import { MemoryTable } from '../simulation/memory-table.ts';

process.env.TABLE = 'daogou';

const [STORES, GUIDES, SLIPS] = [50, 5_000, 60_000];
const month = '2026-06';
const nowMs = Date.parse('2026-07-01T02:00:00.000Z');
const newId = idFactory(() => nowMs);
const [hqId, dealerId] = [newId('org'), newId('org')];
const scope = scopeOfDealer(dealerId);
const stores = Array.from({ length: STORES }, () => newId('org'));
const guides = Array.from({ length: GUIDES }, (_, i) => ({
  personId: newId('person'),
  name: `导购${i}`,
  storeId: stores[i % STORES] ?? '',
}));
const earnedOf = (slip: number): number => (slip * 7919) % 100_000;

const on = <T>(table: MemoryTable, run: () => Promise<T>): Promise<T> => {
  const send = ((command: unknown) => table.send(command)) as Ports['send'];
  return withPorts({ send, nowMs: () => nowMs, newId }, run);
};

/** One dealer with all its slips of a month, each with one guide; every hundredth came back. */
async function aMonth(): Promise<MemoryTable> {
  const table = new MemoryTable();
  const head = headOffice(hqId, { code: 'HQ', name: '总部' }, '2026-01-01T00:00:00.000Z');
  const dealer = placed(head, { kind: 'dealer', code: 'D', name: '大经销商', grants: [] }, dealerId, '2026-01-01T00:00:00.000Z');
  for (const [i, storeId] of stores.entries()) {
    const where = { region: '华东', brands: [], legalEntity: '商贸有限公司', merchantNo: '1900000109' };
    const store = placed(dealer, { kind: 'store', code: `S${i}`, name: `${i} 店`, ...where }, storeId, '2026-01-01T00:00:00.000Z');
    await on(table, () => commit(systemContext('test', storeId), { writes: createOrg(store), reply: null }));
  }
  const rows = [...booked(), ...guides.map(({ personId, name, storeId }) => ({ ...monthTotalKey(scope, storeId, month, personId), name }))];
  for (let i = 0; i < rows.length; i += 100) {
    const items = rows.slice(i, i + 100).map((Item) => ({ Put: { TableName: 'daogou', Item } }));
    table.answer(new TransactWriteCommand({ TransactItems: items }));
  }
  table.changes.length = 0;
  return table;
}

function booked(): Row[] {
  return Array.from({ length: SLIPS }, (_, slip) => {
    const { personId, storeId } = guides[slip % GUIDES] ?? { personId: '', storeId: '' };
    const at = `2026-06-${String(1 + (slip % 28)).padStart(2, '0')}T04:00:00.000Z`;
    const of = {
      personId,
      storeId,
      slipId: `sl-${slip}`,
      slipNumber: `${slip}`,
      at,
      shareBps: 10_000,
      state: 'LOCKED',
      lines: [],
    } as const;
    const back = { returnId: 'r', soldMonth: month, amountFen: 0 - earnedOf(slip) };
    const entries = [{ ...of, amountFen: earnedOf(slip) }, ...(slip % 100 === 0 ? [{ ...of, ...back }] : [])];
    return entries.map((entry) => entryRow(scope, entry, at.slice(0, 10)));
  }).flat();
}

function finance(key: string): Ctx {
  const session: StaffSession = {
    kind: 'staff',
    sessionId: 's',
    personId: newId('person'),
    name: '财务',
    role: 'dealerFinance',
    orgId: dealerId,
    dealerId,
    expiresAt: '2027-01-01T00:00:00.000Z',
    endsAt: '2027-01-01T00:00:00.000Z',
  };
  return { session, now: '2026-07-01T02:00:00.000Z', newId, requestId: key, action: { key, requestHash: '' } };
}

const bare = { headers: {}, rawBody: '', rawQuery: {}, address: '127.0.0.1' };
const closing = { ...bare, params: undefined, query: undefined, body: { month } };
const looking = { ...bare, params: { month }, query: {}, body: undefined };

test('a month of 5,000 guides and 60,000 slips closes in one transaction that the table can hold, twice the same bytes', async (context) => {
  const month1 = await aMonth();
  const month2 = month1.clone();
  const started = performance.now();
  const reply = await on(month1, () => closeMonth(closing, finance('first')));
  context.diagnostic(`closed in ${Math.round(performance.now() - started)} ms`);
  await on(month2, () => closeMonth(closing, finance('second')));
  const statements = (table: MemoryTable) => JSON.stringify(table.rows.partition(`${scope}#COMMISSIONCLOSE#${month}`));
  assert.equal(statements(month1), statements(month2));
  const written = month1.changes.map(({ after }) => Buffer.byteLength(JSON.stringify(after)));
  assert.ok(Math.max(...written) < 300_000, `a row of ${Math.max(...written)} bytes`);
  const whole = written.reduce((sum, bytes) => sum + bytes, 0);
  assert.ok(whole < 3_000_000, `a transaction of ${whole} bytes`);
  const all = Array.from({ length: SLIPS }, (_, slip) => (slip % 100 === 0 ? 0 : earnedOf(slip))).reduce((sum, fen) => sum + fen, 0);
  assert.deepEqual([reply.guides, reply.payFen + reply.carryOnFen], [GUIDES, all]);
  const shown = await on(month1, () => showClose(looking, finance('look')));
  assert.equal(shown.guides.length, GUIDES);
});
