import { placed } from '#identity/domain/org';
import { orgRef } from '#identity/queries';
import { createOrg } from '#identity/writes';
import { signatureOf } from '#leads/steps/source-key';
import { commit } from '#platform/commit';
import { systemContext } from '#platform/context';
import { getOrRefuse } from '#platform/table';
import { handler as wecomReactions } from '#wecom/reactions';
import { sessionRow } from '../world/sign-in.ts';
import { body, does, type Errand, type Errands } from './errand.ts';
import type { Moment } from './town.ts';

const guide = ({ town }: Moment): string => town.shop.ada.token;

const lead = async (moment: Moment, toPool = false): Promise<string> =>
  (await moment.did('POST /leads', { token: guide(moment), body: { mobile: '13900139077', name: '郑女士', toPool } })).lead.leadId;
const withLead =
  (given: object, more: { toPool?: boolean; before?: [string, object, 'manager' | 'guide'][]; by?: 'manager' | 'guide' } = {}) =>
  async (moment: Moment): Promise<Errand> => {
    const leadId = await lead(moment, more.toPool);
    const token = { guide: guide(moment), manager: moment.town.shop.manager.token };
    for (const [step, said, who] of more.before ?? [])
      await moment.did(`POST /leads/{leadId}/${step}`, { token: token[who], params: { leadId }, body: said });
    return body(token[more.by ?? 'guide'], given, { leadId });
  };

/** A second store of the first dealer. */
async function branch(moment: Moment): Promise<string> {
  const { dealerId } = moment.town.shop;
  const { ended } = await moment.run(async () => {
    const ctx = systemContext('test', 'branch');
    const dealer = await getOrRefuse(orgRef(dealerId));
    const where = { region: '华东', brands: ['山岚'], legalEntity: 'SH商贸有限公司', merchantNo: '1900000109' };
    const store = placed(dealer, { kind: 'store', code: 'SH02', name: 'SH二店', ...where }, ctx.newId('org'), ctx.now);
    await commit(ctx, { writes: createOrg(store), reply: null });
    return store.orgId;
  });
  return ended;
}

async function pushed(moment: Moment): Promise<Errand> {
  const source = { name: '抖音直播', platform: 'douyin', storeId: moment.town.shop.storeId, active: true };
  const params = { sourceId: 'douyin-live' };
  const { key } = await moment.did('PUT /leads/sources/{sourceId}', { token: moment.town.admin, params, body: source });
  const timestamp = String(Math.floor(moment.nowMs / 1000));
  const rawBody = JSON.stringify({ clue_id: 'c1', telephone: '13900139088', name: '王女士' });
  return {
    asked: { params, rawBody, headers: { 'x-lead-timestamp': timestamp, 'x-lead-signature': signatureOf(key, timestamp, rawBody) } },
  };
}

/** A code of WeChat or WeCom works once: whoever asks again brings a new one. */
const once = async (moment: Moment, asked: (moment: Moment) => Promise<Errand['asked']>): Promise<Errand> => ({
  asked: await asked(moment),
  again: asked,
});

const wechatCode = async (moment: Moment, person: string) => ({ body: { code: (await does(moment, '/login-codes', { person })).code } });

export async function befriended(moment: Moment): Promise<string> {
  await does(moment, '/wecom/members', { userid: 'limei', name: '李梅' });
  const { externalUserid } = await does(moment, '/wecom/contacts', { person: '周女士', userid: 'limei' });
  const [event] = await moment.callbacks(/wecom/);
  await moment.did('POST /wecom/callbacks', event?.asked ?? {});
  await heard(moment);
  return String(externalUserid);
}

/** What was said since then goes to WeCom's queue. */
async function heard(moment: Moment): Promise<void> {
  for (const { after } of [...moment.table.changes])
    if (after?.fact)
      await moment.run(() => wecomReactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: after.fact }) }] }));
}

async function message(moment: Moment): Promise<string> {
  const externalUserId = await befriended(moment);
  const claim = {
    reach: 'dealer',
    name: '领券',
    face: { kind: 'amount', offFen: 500, minFen: 0 },
    quota: 9,
    perMember: 2,
    validDays: 30,
    issueOn: { kind: 'claim' },
  };
  const { templateId } = await moment.did('POST /coupons/templates', {
    token: moment.town.admin,
    body: { ...claim, endsAt: '2027-01-01T00:00:00.000Z' },
  });
  const asked = { token: moment.town.wecomGuide.token, body: { externalUserId, kind: 'coupon', templateId } };
  return (await moment.did('POST /wecom/messages', asked)).messageId;
}

/** 14:00 in Shanghai, four days on. */
const VISIT_AT = '2026-03-06T06:00:00.000Z';

/** The first member, on their phone. */
function memberOf(moment: Moment): string {
  const [memberId = ''] = moment.town.memberIds;
  const customer = sessionRow({ kind: 'customer', memberId }, moment.now);
  moment.table.putRow(customer.row);
  return customer.token;
}

/** A visit that the first member booked for this afternoon. */
async function visit(moment: Moment, token: string): Promise<string> {
  const given = { storeId: moment.town.shop.storeId, at: '2026-03-02T08:00:00.000Z' };
  return (await moment.did('POST /intake/visits', { token, body: given })).visitId;
}
const ofVisit = (given: object) => async (moment: Moment) => {
  const token = memberOf(moment);
  return body(token, given, { visitId: await visit(moment, token) });
};

/** A form of the dealer's, open on somebody's phone. */
async function form(moment: Moment): Promise<string> {
  const given = { title: '家装节', storeIds: [moment.town.shop.storeId], wants: [] };
  return (await moment.did('POST /intake/forms', { token: moment.town.admin, body: given })).linkId;
}

export const peopleErrands: Errands = {
  'POST /intake/links/{linkId}/entries': async (m) => {
    const params = { linkId: await form(m) };
    const { ticket } = await m.did('GET /intake/links/{linkId}', { params });
    return body(undefined, { ticket, name: '王女士', mobile: '13900139088', privacyVersion: '2026-11' }, params);
  },
  'PUT /intake/forms/{linkId}': async (m) => {
    const given = { title: '年货节', storeIds: [m.town.shop.storeId], wants: ['need'], active: false };
    return body(m.town.admin, given, { linkId: await form(m) });
  },
  'POST /intake/forms': async (m) => body(m.town.admin, { title: '家装节', storeIds: [m.town.shop.storeId], wants: [] }),
  'POST /intake/visits': async (m) => body(memberOf(m), { storeId: m.town.shop.storeId, at: VISIT_AT, need: '看床垫' }),
  'POST /intake/visits/{visitId}/move': ofVisit({ at: VISIT_AT }),
  'POST /intake/visits/{visitId}/cancel': ofVisit({}),
  'POST /intake/visits/{visitId}/arrive': async (m) => body(guide(m), {}, { visitId: await visit(m, memberOf(m)) }),
  'POST /intake/leads/{leadId}/visits': withLead({ at: VISIT_AT }),
  'POST /identity/sessions/wechat': (m) => once(m, (then) => wechatCode(then, '路人甲')),
  'POST /identity/sessions/wecom': (m) =>
    once(m, async (then) => {
      await does(then, '/wecom/members', { userid: 'limei', name: '李梅' });
      return { body: { code: (await does(then, '/wecom/sign-in-codes', { userid: 'limei' })).code, via: 'miniprogram' } };
    }),
  'POST /members/join': async (m) => {
    const { token } = await m.did('POST /identity/sessions/wechat', await wechatCode(m, '新来的'));
    // WeChat takes a phone button's code once: who is told that it is used taps again.
    const tapped = async (then: Moment) => {
      const { code } = await does(then, '/phone-codes', { person: '新来的', phone: '13900139066' });
      return body(token, { phoneCode: code, privacyVersion: '2026-01', marketing: true, name: '新来的' }).asked;
    };
    return { asked: await tapped(m), again: tapped };
  },
  'POST /members/me/erasure': async (m) => body(memberOf(m), {}),
  'DELETE /members/me/erasure': async (m) => {
    const token = memberOf(m);
    await m.did('POST /members/me/erasure', { token, body: {} });
    return { asked: { token } };
  },
  'PUT /leads/pipelines': async (m) => {
    const { version, items } = await m.did('GET /leads/pipelines', { token: m.town.admin });
    return body(m.town.admin, { version, pipelines: items.map(({ version: _, ...pipeline }: { version?: number }) => pipeline) });
  },
  'POST /leads/intake/{sourceId}': pushed,
  'POST /leads/{leadId}/claim': withLead({}, { toPool: true }),
  'POST /leads/{leadId}/dispatch': async (m) => body(m.town.admin, { storeId: await branch(m) }, { leadId: await lead(m) }),
  'POST /leads/{leadId}/accept': async (m) => {
    const leadId = await lead(m, true);
    const { personId, token } = m.town.shop.bo;
    const given = { guideId: personId, acceptBy: '2026-03-02T04:00:00.000Z' };
    await m.did('POST /leads/{leadId}/assign', { token: m.town.shop.manager.token, params: { leadId }, body: given });
    return body(token, {}, { leadId });
  },
  'POST /leads/{leadId}/follow-ups': withLead({ result: 'interested' }),
  'POST /leads/{leadId}/stage': withLead({ stage: 'visit' }, { before: [['follow-ups', { result: 'interested' }, 'guide']] }),
  'POST /leads/{leadId}/resume': withLead({}, { before: [['pause', { until: '2026-03-05T00:00:00.000Z', reason: '出差' }, 'guide']] }),
  'POST /leads/{leadId}/lose': withLead({ reason: 'price' }),
  'POST /wecom/callbacks': async (m) => {
    await does(m, '/wecom/members', { userid: 'limei', name: '李梅' });
    await does(m, '/wecom/contacts', { person: '周女士', userid: 'limei' });
    const [event] = await m.callbacks(/wecom/);
    return { asked: event?.asked ?? {} };
  },
  'POST /wecom/messages': async (m) =>
    body(m.town.wecomGuide.token, { externalUserId: await befriended(m), kind: 'text', text: '新到的帐篷' }),
  'POST /wecom/customers/{externalUserId}/member': async (m) => {
    const externalUserId = await befriended(m);
    return body(m.town.wecomGuide.token, { memberId: m.town.memberIds[0] }, { externalUserId });
  },
  'POST /wecom/pushes/{messageId}/opens': async (m) => ({ asked: { params: { messageId: await message(m) } } }),
  'POST /wecom/pushes/{messageId}/claims': async (m) => ({
    asked: { token: m.town.customers[1], params: { messageId: await message(m) } },
  }),
};
