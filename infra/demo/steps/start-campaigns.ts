import { handler as campaigns } from '#campaigns/routes';
import { dayOf, plusDays, startOfDay } from '#kernel/instant';
import { handler as segments } from '#segments/routes';
import { ask } from '../ask.ts';
import type { Shop } from '../shop.ts';

/** A campaign of head office for everybody who may be written to: guides find their list on the first day. */
export async function startCampaigns(shop: Shop): Promise<void> {
  const by = { token: shop.token('hq.1') };
  const at = startOfDay(shop.day);
  const conditions = { marketing: true };
  const segment = { ...by, key: 'demo:segment:reachable', body: { name: '可以联系的会员', conditions } };
  const { segmentId } = await ask(segments, 'POST /segments', segment, at);
  const words = { kind: 'text', text: '您好，门店新品到了，周末有空来坐坐，我给您留着。' };
  const days = { fromDay: shop.day, toDay: dayOf(plusDays(at, 30)) };
  const body = { name: '老客回店', segmentId, ...words, ...days, marginFen: 12_000 };
  await ask(campaigns, 'POST /campaigns', { ...by, key: 'demo:campaign:0', body }, at);
}
