import { handler as couponReactions } from '#coupons/reactions';
import { openKitDesk } from '../builders/kit-desk.ts';
import { modelDesk } from '../builders/model-desk.ts';
import { body, type Errands, lamps } from './errand.ts';
import type { Moment } from './town.ts';

const guide = ({ town }: Moment): string => town.shop.ada.token;
const manager = ({ town }: Moment): string => town.shop.manager.token;
const hq = ({ town }: Moment): string => town.shop.hq.token;

/** Something made off the list, and the manager asked for it. */
async function madeToSize(moment: Moment): Promise<string> {
  const desk = modelDesk(moment, moment.town.shop);
  const modelId = await desk.publish({ skuId: moment.town.shop.skus['BOOT-42'] });
  return (await desk.configure(modelId, { width: 1530, core: 'spring' })).body.configurationId;
}

async function sharedCard(moment: Moment) {
  const { shop } = moment.town;
  const desk = modelDesk(moment, shop);
  const modelId = await desk.publish({ skuId: shop.skus['BOOT-42'] });
  const { configurationId } = (await desk.configure(modelId, { width: 1500, core: 'spring' })).body;
  const lines = [{ lineKey: 'B1', skuId: shop.skus['BOOT-42'], qty: 1, configurationId }, ...lamps(moment)];
  return moment.did('POST /quotes', { token: guide(moment), body: { lines, lockHours: 24, open: { B1: ['core'] } } });
}

const kitOf = async (moment: Moment) => {
  const desk = await openKitDesk(moment, moment.town.shop);
  return { desk, kitId: String((await desk.publishKit()).body.kitId) };
};

const offer = {
  reach: 'dealer',
  name: '二十元券',
  face: { kind: 'amount', offFen: 2000, minFen: 0 },
  quota: 200,
  perMember: 2,
  validDays: 30,
};
const template = async (moment: Moment, issueOn: object): Promise<string> =>
  (
    await moment.did('POST /coupons/templates', {
      token: moment.town.admin,
      body: { ...offer, endsAt: '2027-01-01T00:00:00.000Z', issueOn },
    })
  ).templateId;

/** What lies in the outbox goes to the coupons' queue, until nothing new is said. */
async function settle(moment: Moment): Promise<void> {
  for (let read = 0; read < moment.table.changes.length; read += 1) {
    const row = moment.table.changes[read]?.after;
    if (row?.fact) await moment.run(() => couponReactions({ Records: [{ messageId: 'm', body: JSON.stringify({ detail: row.fact }) }] }));
  }
}

async function codeOfBatch(moment: Moment): Promise<string> {
  const templateId = await template(moment, { kind: 'codes' });
  const asked = { token: moment.town.admin, params: { templateId }, body: { count: 20 } };
  const { jobId } = await moment.did('POST /coupons/templates/{templateId}/code-batches', asked);
  await settle(moment);
  const { items } = await moment.did('GET /coupons/jobs/{jobId}/codes', { token: moment.town.admin, params: { jobId } });
  return items[0].code;
}

export const goodsErrands: Errands = {
  'POST /configurator/requests': async (m) => body(guide(m), { configurationId: await madeToSize(m), note: '避开暖气管' }),
  'POST /configurator/requests/{approvalId}/decide': async (m) => {
    const asked = { token: guide(m), body: { configurationId: await madeToSize(m), note: '避开暖气管' } };
    const { approvalId } = await m.did('POST /configurator/requests', asked);
    return body(manager(m), { approve: true }, { approvalId });
  },
  'POST /configurator/kits': async (m) => {
    const { bedroom } = await openKitDesk(m, m.town.shop);
    return body(hq(m), bedroom);
  },
  'POST /configurator/kits/{kitId}/versions': async (m) => {
    const { desk, kitId } = await kitOf(m);
    return body(hq(m), { ...desk.bedroom, name: '卧室三件套（新）' }, { kitId });
  },
  'POST /configurator/kits/{kitId}/made': async (m) => {
    const { kitId } = await kitOf(m);
    return body(guide(m), { kitVersion: 1, choices: { width: 1800, 'mattress.core': 'spring', 'bed.base': 'box' } }, { kitId });
  },
  'POST /configurator/configurations': async (m) => {
    const modelId = await modelDesk(m, m.town.shop).publish({ skuId: m.town.shop.skus['BOOT-42'] });
    return body(guide(m), { modelId, modelVersion: 1, choices: { width: 1500, core: 'spring' } });
  },
  'POST /coupons/templates/{templateId}/audience-issues': async (m) => {
    const [memberId = ''] = m.town.memberIds;
    await m.did('POST /members/{memberId}/tags', { token: guide(m), params: { memberId }, body: { add: ['露营'], remove: [] } });
    await settle(m);
    return body(
      m.town.admin,
      { audience: { kind: 'tag', tag: '露营' }, expectedCount: 1 },
      { templateId: await template(m, { kind: 'hand' }) },
    );
  },
  'POST /coupons/templates/{templateId}/code-batches': async (m) =>
    body(m.town.admin, { count: 20 }, { templateId: await template(m, { kind: 'codes' }) }),
  'POST /coupons/code-claims': async (m) => body(m.town.customers[0], { code: await codeOfBatch(m) }),
  'POST /coupons/redemptions': async (m) => {
    const [token] = m.town.customers;
    const [{ couponId }] = (await m.did('GET /coupons/mine', { token })).items;
    return body(guide(m), { code: (await m.did('GET /coupons/{couponId}/moving-code', { token, params: { couponId } })).code });
  },
  'POST /quotes/cards/{quoteId}/swaps': async (m) =>
    body(m.town.customers[0], { lineKey: 'B1', choices: { core: 'latex' } }, { quoteId: (await sharedCard(m)).quoteId }),
  'POST /quotes/cards/{quoteId}/accept': async (m) => {
    const { quoteId, netFen } = await sharedCard(m);
    return body(m.town.customers[0], { expectedNetFen: netFen }, { quoteId });
  },
};
