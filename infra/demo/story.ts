import { shelfOf } from './baskets.ts';
import { articlesByTrade } from './goods.ts';
import { inParallel } from './in-parallel.ts';
import { type DemoLead, openLeadsPlan, wonLeadsPlan } from './leads.ts';
import { membersPlan } from './members.ts';
import { giftCodes } from './offers.ts';
import type { Shop } from './shop.ts';
import { type DemoDay, type DemoSlip, slipsPlan } from './slips.ts';
import type { Stage } from './stages.ts';
import { goodsSteps, importGoods, receiveStock } from './steps/bring-goods.ts';
import { publishModels } from './steps/choose-options.ts';
import { enrolMembers, memberSteps } from './steps/enrol-members.ts';
import { gatherSegments } from './steps/gather-segments.ts';
import { makeSlip } from './steps/make-slip.ts';
import { hirePeople, openOrganisation, peopleSteps } from './steps/open-organisation.ts';
import { publishPromotions, publishRuleBooks, publishTemplates } from './steps/publish-offers.ts';
import { startCampaigns } from './steps/start-campaigns.ts';
import { recogniseCustomers, tellCustomers, tellStaff } from './steps/tell-sandbox.ts';
import { workLead } from './steps/work-lead.ts';
import { stockPlan } from './stock.ts';

export type Story = { shop: Shop; origin: string; settled: () => Promise<void> };

/** How many requests are under way at a time: the pages of whoever looks meanwhile share the same processor. */
const AT_ONCE = 4;

/** What makes the page usable: places, people, goods, stock, and what is offered. */
export function shopStages({ shop, origin }: Story): Stage[] {
  const one = (name: string, title: string, run: () => Promise<unknown>): Stage => ({
    name,
    title,
    steps: 1,
    weight: 1,
    run: async () => void (await run()),
  });
  return [
    one('organisation', 'organisation', () => openOrganisation(shop)),
    { name: 'people', title: 'people', steps: peopleSteps(shop), weight: 1, run: (step) => hirePeople(shop, step) },
    one('staff', 'people', () => tellStaff(origin, shop)),
    { name: 'goods', title: 'goods', steps: goodsSteps, weight: 10, run: (step, again) => importGoods(shop, step, again) },
    one('known', 'goods', () => shop.learnGoods()),
    one('models', 'goods', () => publishModels(shop)),
    one('promotions', 'offers', () => publishPromotions(shop)),
    one('templates', 'offers', () => publishTemplates(shop)),
    one('rules', 'offers', () => publishRuleBooks(shop)),
    one('segments', 'offers', () => gatherSegments(shop)),
    { name: 'stock', title: 'stock', steps: shop.organisation.stores.length, weight: 5, run: (step) => receiveStock(shop, step) },
  ];
}

/** What happened there: members, leads, sixty days of slips, and the leads that became slips. */
export function historyStages({ shop, origin, settled }: Story): Stage[] {
  const { stores } = shop.organisation;
  const tradeOfStore = (store: number) => stores[store]?.trade.key ?? '3C';
  const members = membersPlan(shop.day, tradeOfStore);
  const days = slipsPlan(shop.day, { members, shelves: shelvesOf(shop) });
  const open = chunks(openLeadsPlan(shop, { members, tradeOfStore, stores: stores.length }));
  const slips = days.flatMap((day) => day.slips);
  const won = chunks(wonLeadsPlan(shop, slips, tradeOfStore));
  return [
    { name: 'members', title: 'members', steps: memberSteps(members), weight: 4, run: (step) => enrolMembers(shop, members, step) },
    { name: 'customers', title: 'members', steps: 1, weight: 1, run: () => tellCustomers(origin, shop, members) },
    { name: 'leads', title: 'leads', steps: open.length, weight: 4, run: (step) => workLeads(shop, open[step]) },
    { name: 'slips', title: 'slips', steps: days.length, weight: 6, run: (step, again) => sellADay(shop, days[step], again) },
    // A slip's own fact would win its member's open lead, but now and not then.
    { name: 'settled', title: 'slips', steps: 1, weight: 1, run: settled },
    { name: 'recognised', title: 'members', steps: 1, weight: 1, run: () => recogniseCustomers(origin, shop, members) },
    { name: 'campaigns', title: 'members', steps: 1, weight: 1, run: () => startCampaigns(shop) },
    { name: 'won', title: 'leads', steps: won.length, weight: 4, run: (step) => workLeads(shop, won[step]) },
  ];
}

const shelvesOf = ({ organisation }: Shop) =>
  organisation.stores.map(({ org, trade }) => {
    const articles = articlesByTrade[trade.key];
    return shelfOf(articles, stockPlan(org.code, articles, giftCodes));
  });

const LEADS_AT_ONCE = 20;

function chunks(leads: DemoLead[]): DemoLead[][] {
  return Array.from({ length: Math.ceil(leads.length / LEADS_AT_ONCE) }, (_, i) => leads.slice(i * LEADS_AT_ONCE, (i + 1) * LEADS_AT_ONCE));
}

const workLeads = (shop: Shop, leads: DemoLead[] = []): Promise<void> => inParallel(leads, AT_ONCE, (lead) => workLead(shop, lead));

/** Stores sell at the same time, each one slip after the other, so that a member's points are what they were then. */
async function sellADay(shop: Shop, day: DemoDay | undefined, again: boolean): Promise<void> {
  const byStore = new Map<number, DemoSlip[]>();
  for (const slip of day?.slips ?? []) byStore.set(slip.store, [...(byStore.get(slip.store) ?? []), slip]);
  await inParallel([...byStore.values()], AT_ONCE, async (slips) => {
    for (const slip of slips) await makeSlip(shop, slip, again);
  });
}
