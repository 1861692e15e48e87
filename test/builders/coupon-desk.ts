import assert from 'node:assert/strict';
import { couponRefs } from '#coupons/queries';
import { handler as coupons } from '#coupons/routes';
import { Refusal } from '#kernel/refusal';
import { newMember } from '#members/domain/member';
import { memberRow } from '#members/store';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { idFactory } from '#platform/ports';
import { scopeOfDealer } from '#platform/scope';
import { load } from '#platform/table';
import type { Write } from '#platform/writes';
import { type Answer, startWorld } from '../world.ts';

const draft = (more: object) => ({
  reach: 'dealer',
  name: '满千减百',
  face: { kind: 'amount', offFen: 10000, minFen: 100000 },
  quota: 1000,
  perMember: 99,
  validDays: 30,
  endsAt: '2026-12-31T16:00:00+08:00',
  issueOn: { kind: 'hand' },
  ...more,
});

/** A counter with a guide, a member who shows coupons, a dealer's administrator and head office. */
export async function openCouponDesk({ large = false }: { large?: boolean } = {}) {
  const world = await startWorld({ large });
  const newId = idFactory(() => Date.parse('2026-03-01T00:00:00Z'));
  const [dealerId, storeId, memberId] = [newId('org'), newId('org'), newId('member')];
  const scope = scopeOfDealer(dealerId);
  const hq = await world.signIn({ kind: 'staff', role: 'hq' });
  const admin = await world.signIn({ kind: 'staff', role: 'dealerAdmin', dealerId });
  const member = await world.signIn({ kind: 'customer', memberId });
  await world.put(memberRow(newMember({ memberId, mobileMasked: '138****0001', via: 'guide' }, world.clock.now())));

  /** Each with wrong tries of their own. */
  const newGuide = (inDealer: string = dealerId): Promise<string> =>
    world.signIn({
      kind: 'staff',
      role: 'guide',
      dealerId: inDealer,
      storeId: inDealer === dealerId ? storeId : newId('org'),
      personId: newId('person'),
    });
  const guide = await newGuide();

  const makeTemplate = (token: string, more: object = {}): Promise<Answer> =>
    world.call(coupons, 'POST /coupons/templates', { token, body: draft(more) });

  async function template(more: object = {}): Promise<string> {
    const answer = await makeTemplate('reach' in more && more.reach === 'group' ? hq : admin, more);
    assert.equal(answer.status, 201, JSON.stringify(answer.body));
    return answer.body.templateId;
  }

  const give = (templateId: string, to: string = memberId, key?: string, token = guide): Promise<Answer> =>
    world.call(coupons, 'POST /coupons/templates/{templateId}/issues', {
      token,
      params: { templateId },
      body: { memberId: to },
      ...(key ? { key } : {}),
    });

  return {
    ...{ world, newId, dealerId, storeId, memberId, scope, hq, admin, guide, member },
    ...{ newGuide, makeTemplate, template, give },
    given: async (more: object = {}): Promise<string> => (await give(await template(more))).body.couponId,
    codeOf: (couponId: string, token = member): Promise<Answer> =>
      world.call(coupons, 'GET /coupons/{couponId}/moving-code', { token, params: { couponId } }),
    redeem: (code: string, token = guide, key?: string): Promise<Answer> =>
      world.call(coupons, 'POST /coupons/redemptions', { token, body: { code }, ...(key ? { key } : {}) }),
    scan: (code: string, token = guide): Promise<Answer> => world.call(coupons, 'POST /coupons/scans', { token, body: { code } }),
    couponAt: async (couponId: string) => {
      const { found } = await world.inside(() => load({ found: couponRefs(scope, couponId) }));
      return found.find((coupon) => coupon !== undefined);
    },
    /** Commits under a name of its own; returns the refusal's code, or undefined. */
    doing: async (writes: Write[]): Promise<string | undefined> => {
      try {
        await world.inside(() => commit(systemContext('test', newId('entry')), { writes, reply: undefined }));
        return undefined;
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
    },
  };
}
