import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import * as z from 'zod';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import { routes } from '#platform/contract';
import { consumer, type Fact } from '#platform/facts';
import { httpEntry } from '#platform/http';
import { secretField } from '#platform/secrets';
import { create, put } from '#platform/writes';
import { startWorld, type World } from './world.ts';

const contract = routes({
  'POST /notes/{noteId}': {
    summary: '记一笔',
    policy: { allow: ['guide'], reach: 'own' },
    params: z.object({ noteId: z.string() }),
    body: z.strictObject({ text: z.string() }),
    reply: z.object({ noteId: z.string(), at: z.string() }),
  },
});

const entry = httpEntry(
  contract,
  {
    'POST /notes/{noteId}': async ({ params, body }, ctx) => {
      const row = { pk: `NOTE#${params.noteId}`, sk: 'NOTE', text: body.text };
      const fact = { type: 'notes.note-taken', scope: 'G', data: { noteId: params.noteId } } as const;
      return commit(ctx, { writes: [create(row)], facts: [fact], reply: { noteId: params.noteId, at: ctx.now } });
    },
  },
  {},
);

let world: World;
before(async () => {
  world = await startWorld();
});
after(() => world.stop());

test('a signed-in guide calls a route; the reply and what it cost the store are told', async () => {
  const token = await world.signIn({ kind: 'staff', role: 'guide' });
  world.clock.set('2026-03-02T03:00:00.000Z');
  const { status, body, cost } = await world.call(entry, 'POST /notes/{noteId}', { token, params: { noteId: 'n 1' }, body: { text: 'x' } });
  assert.deepEqual([status, body], [200, { noteId: 'n 1', at: '2026-03-02T03:00:00.000Z' }]);
  assert.deepEqual([cost.calls, cost.transactions, cost.transactionItems, cost.names], [2, 1, 3, ['GetItem', 'TransactWriteItems']]);
  assert.ok(cost.readUnits >= 1 && cost.writeUnits >= 6);
  assert.equal((await world.rows('NOTE#n 1'))[0]?.text, 'x');
});

test('without a session the route refuses', async () => {
  const { status, body } = await world.call(entry, 'POST /notes/{noteId}', { params: { noteId: 'n2' }, body: { text: 'x' } });
  assert.deepEqual([status, body.code], [401, 'UNAUTHENTICATED']);
});

test('a fact goes through stream and relay, and what a reaction announces follows; delivered twice it is done once', async () => {
  const seen: string[] = [];
  const echo = async (fact: Fact, ctx: Ctx) => {
    seen.push(fact.type);
    const row = { pk: `ECHO#${fact.id}`, sk: 'ECHO' };
    await commit(ctx, { writes: [put(row)], facts: [{ type: 'notes.note-echoed', scope: 'G', data: {} }], reply: null });
  };
  const facts = await world.drainFacts({ notes: consumer('notes', { 'notes.note-taken': [echo] }) }, 2);
  assert.deepEqual(
    facts.map((f) => f.type),
    ['notes.note-taken', 'notes.note-echoed'],
  );
  assert.deepEqual(seen, ['notes.note-taken', 'notes.note-taken']);
  assert.deepEqual(await world.drainFacts(), []);
});

test('functions read the secrets that the story gives them', async () => {
  world.setSecrets({ wechat: { appId: 'wx1' } });
  assert.equal(await world.inside(() => secretField('wechat', 'appId')), 'wx1');
  assert.equal(Buffer.from(await world.inside(() => secretField('keys', 'phoneKey')), 'base64').length, 32);
});
