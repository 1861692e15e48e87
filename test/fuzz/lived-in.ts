import { handler as campaigns } from '#campaigns/routes';
import { handler as configurator } from '#configurator/routes';
import { handler as coupons } from '#coupons/routes';
import { handler as intake } from '#intake/routes';
import { handler as leads } from '#leads/routes';
import { handler as orders } from '#orders/routes';
import { handler as payments } from '#payments/routes';
import { handler as pricing } from '#pricing/routes';
import { handler as quotes } from '#quotes/routes';
import { handler as segments } from '#segments/routes';
import { type Scene, START_MS, setScene, stageOver } from '../simulation/scene.ts';
import type { Asked } from '../world/request.ts';
import type { Ids } from './arbitrary.ts';

/**
 * The simulation's scene with something of every kind in it, so that requests which name ids find what they name. `things` are those
 * that belong to the first dealer, by their name in paths.
 */
export async function livedInScene(): Promise<Scene & { things: Record<string, string> }> {
  const scene = await setScene();
  const stage = stageOver(scene, { startMs: START_MS + 60_000, seed: 8 });
  const { shop, memberIds, admin } = scene;
  const { ada, hq, skus } = shop;
  const did = async (entry: typeof orders, route: string, asked: Asked) => {
    const { status, body } = await stage.call(entry, route, asked);
    if (status >= 300) throw new Error(`${route}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  const { token } = ada;
  const [memberId = ''] = memberIds;
  const lamp = { lineKey: 'L1', skuId: skus['LAMP-1'], qty: 2 };
  const slip = await did(orders, 'POST /orders/slips', { token, body: { lines: [lamp], memberId, expectedNetFen: 31_800 } });
  const paid = { lines: [lamp], memberId, expectedNetFen: 31_800, cash: { receivedFen: 31_800 } };
  await did(orders, 'POST /orders/slips', { token, body: paid });
  const params = { slipId: slip.slipId };
  const cash = await did(payments, 'POST /payments/slips/{slipId}/tenders', { token, params, body: { method: 'CASH', amountFen: 100 } });
  await did(payments, 'POST /payments/slips/{slipId}/transfers', { token, params, body: { amountFen: 200, reference: '转账尾号 1234' } });
  const { lead } = await did(leads, 'POST /leads', { token, body: { mobile: '13900139001', name: '周女士' } });
  await did(leads, 'POST /leads', { token, body: { mobile: '13900139002', name: '吴先生' } });
  const visit = await did(intake, 'POST /intake/leads/{leadId}/visits', {
    token,
    params: { leadId: lead.leadId },
    body: { at: '2026-03-10T06:00:00.000Z' },
  });
  const form = { title: '家装节', storeIds: [shop.storeId], wants: ['need'] };
  const link = await did(intake, 'POST /intake/forms', { token: admin, body: form });
  const card = await did(quotes, 'POST /quotes', { token, body: { lines: [lamp], memberId, lockHours: 48 } });
  const claimed = { kind: 'claim' };
  const terms = { reach: 'dealer', name: '领券', face: { kind: 'amount', offFen: 500, minFen: 0 }, quota: 9, perMember: 2, validDays: 30 };
  const template = { ...terms, endsAt: '2027-01-01T00:00:00.000Z', issueOn: claimed };
  const made = await did(coupons, 'POST /coupons/templates', { token: admin, body: template });
  const promotion = { kind: 'TIERS', lane: 'ORDER', tiers: [{ min: 500_000, off: 1_000 }] };
  const conditions = { anyTags: ['常客'] };
  const segment = await did(segments, 'POST /segments', { token: admin, body: { name: '常客', conditions } });
  const when = [{ kind: 'came', times: 1, days: 90 }];
  await did(segments, 'POST /segments/tag-rules', { token: hq.token, body: { tag: '常客', when } });
  const words = { kind: 'text', text: '您好', fromDay: '2026-03-02', toDay: '2026-04-02', marginFen: 100 };
  const body = { name: '问候', segmentId: segment.segmentId, ...words };
  const campaign = await did(campaigns, 'POST /campaigns', { token: admin, body });
  const draft = await did(pricing, 'POST /pricing/drafts', { token: admin, body: { name: '草稿', promotion } });
  const off = { lines: [lamp], manualOffFen: 4_000, reason: '老顾客' };
  const request = await did(orders, 'POST /orders/approvals', { token, body: off });
  const cart = await did(orders, 'POST /orders/parked', { token, body: { lines: [lamp], memberId, note: '红外套' } });
  await did(configurator, 'POST /configurator/models', { token: hq.token, body: modelOf(skus['TENT-2']) });
  const things = {
    slipId: slip.slipId,
    paymentId: cash.paymentId,
    leadId: lead.leadId,
    visitId: visit.visitId,
    linkId: link.linkId,
    quoteId: card.quoteId,
    templateId: made.templateId,
    promotionId: draft.promotionId,
    approvalId: request.approvalId,
    cartId: cart.cartId,
    personId: ada.personId,
    segmentId: segment.segmentId,
    campaignId: campaign.campaignId,
  };
  return { ...scene, things };
}

const modelOf = (skuId: string | undefined) => ({
  skuId,
  name: '定制帐篷',
  labels: { size: { name: '尺寸', values: { s: { name: '小' }, l: { name: '大' } } } },
  model: {
    vars: { size: ['s', 'l'] },
    rules: [],
    price: { tables: { size: { s: 100_000, l: 150_000 } }, std: ['add', { lookup: 'size', keys: [{ v: 'size' }] }] },
  },
});

/** Every id that the scene's rows name, by its prefix. */
export function idsIn({ table }: Scene): Ids {
  const found = new Map<string, string[]>();
  for (const id of new Set(JSON.stringify([...table.rows.all()]).match(/\b[a-z]{2}_[0-9A-HJKMNP-TV-Z]{26}\b/g))) {
    const prefix = id.slice(0, 2);
    found.set(prefix, [...(found.get(prefix) ?? []), id].slice(0, 12));
  }
  return found;
}
