import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { movingCode } from '#coupons/domain/moving-code';
import { claimCoupon } from '#coupons/handlers/claim-coupon';
import { redeemCoupon } from '#coupons/handlers/redeem-coupon';
import { issuedRef, templateRef } from '#coupons/store';
import { issueCoupons } from '#coupons/writes';
import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import { type Ctx, systemContext } from '#platform/context';
import { secretField } from '#platform/secrets';
import type { CustomerSession, StaffSession } from '#platform/session';
import { get } from '#platform/table';
import { openCouponDesk } from '../builders/coupon-desk.ts';

let desk: Awaited<ReturnType<typeof openCouponDesk>>;

before(async () => {
  desk = await openCouponDesk({ large: true });
});
after(() => desk.world.stop());

const asked = { headers: {}, rawBody: '', rawQuery: {}, address: '127.0.0.1' };
const HANDS = 32;

/** A crowd is many hands at a time, not one after the other. */
async function crowd<T>(of: readonly T[], each: (one: T) => Promise<string>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let one = of[next++]; one !== undefined; one = of[next++]) {
      const answer = await each(one);
      counts[answer] = (counts[answer] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return counts;
}

/** The use case itself, as somebody; what it answered in a word. A busy counter is asked again, as a phone does. */
async function answerTo(session: Ctx['session'], work: (ctx: Ctx) => Promise<unknown>): Promise<string> {
  for (let turn = 0; ; turn += 1) {
    try {
      await desk.world.inside(() => work({ ...systemContext('test', desk.newId('entry')), session }));
      return 'done';
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code !== 'TOO_MANY' || turn === 9) return error.code;
    }
  }
}

const signedIn = { sessionId: 'se_1', expiresAt: '2099-01-01T00:00:00.000Z', endsAt: '2099-01-01T00:00:00.000Z' };

test('10,000 customers claim 1,000 coupons: exactly 1,000 get one, nobody two, everybody an answer', async () => {
  const { world, newId, dealerId, scope, template } = desk;
  const templateId = await template({ issueOn: { kind: 'claim' }, quota: 1000, perMember: 1 });
  const customers = Array.from({ length: 10_000 }, (): CustomerSession => {
    return { kind: 'customer', appId: 'wx1', openId: 'o', memberId: newId('member'), ...signedIn };
  });
  const counts = await crowd(customers, (session) =>
    answerTo(session, (ctx) => claimCoupon({ ...asked, params: { templateId }, query: undefined, body: { dealerId } }, ctx)),
  );
  assert.deepEqual(counts, { done: 1000, COUPON_QUOTA: 9000 });
  assert.equal(await world.inside(() => get(issuedRef(scope, templateId))), 1000);
  const perMember = (await world.rows(templateRef(scope, templateId).key.pk)).filter(({ sk }) => String(sk).startsWith('ISSUED#'));
  assert.ok(perMember.length > 100 && perMember.every(({ issued }) => issued === 1));
});

test('2,000 races of two guides with one code: one success each, and one refusal', async () => {
  const { world, newId, dealerId, storeId } = desk;
  const key = await world.inside(() => secretField('keys', 'couponKey'));
  const codes = (await issuedTo(2000)).map((coupon) => movingCode(key, coupon, world.clock.now()));
  const guides = Array.from({ length: 2 }, (): StaffSession => {
    return { kind: 'staff', role: 'guide', personId: newId('person'), name: '导购', orgId: storeId, dealerId, storeId, ...signedIn };
  });
  const counts = await crowd(codes, async (code) => {
    const redeem = (session: StaffSession) =>
      answerTo(session, (ctx) => redeemCoupon({ ...asked, params: undefined, query: undefined, body: { code } }, ctx));
    return (await Promise.all(guides.map(redeem))).sort().join();
  });
  assert.deepEqual(counts, { 'COUPON_USED,done': 2000 });
});

/** Coupons of members of their own, twenty a transaction. */
async function issuedTo(count: number): Promise<{ scope: string; couponId: string }[]> {
  const { world, newId, scope, template } = desk;
  const templateId = await template({ quota: count, perMember: 1 });
  const known = await world.inside(() => get(templateRef(scope, templateId)));
  assert.ok(known);
  const coupons: { scope: string; couponId: string }[] = [];
  for (let done = 0; done < count; done += 20) {
    const ctx = systemContext('test', newId('entry'));
    const issues = Array.from({ length: 20 }, () => ({ memberId: newId('member'), by: 'test', cause: 'hand' }));
    const { writes, facts } = world.inside(() => issueCoupons(known, issues, ctx));
    await world.inside(() => commit(ctx, { writes, reply: undefined }));
    coupons.push(...facts.map(({ data }) => ({ scope, couponId: (data as { couponId: string }).couponId })));
  }
  return coupons;
}
