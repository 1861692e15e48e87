import { plusSeconds } from '#kernel/instant';
import { handler as segments } from '#segments/routes';
import { ask } from '../ask.ts';
import { opening } from '../calendar.ts';
import type { Shop } from '../shop.ts';

const rules = [
  { tag: '常客', when: [{ kind: 'came', times: 3, days: 90 }] },
  { tag: '高消费', when: [{ kind: 'spent', fen: 1_000_000, days: 365 }] },
  { tag: '露营', when: [{ kind: 'bought', by: 'cat', of: '帐篷', units: 1, days: 365 }] },
];

const wanted = [
  { by: 'hq.1', name: '高消费常客', conditions: { allTags: ['高消费', '常客'] } },
  { by: 'hq.1', name: '金卡与钻石卡', conditions: { levels: ['gold', 'diamond'] } },
  { by: 'admin.cd', name: '露营客户', conditions: { anyTags: ['露营'] } },
] as const;

/** Rules of tags and segments: before there are members, so that these are put into them as they come. */
export async function gatherSegments(shop: Shop): Promise<void> {
  const at = (turn: number) => plusSeconds(opening(shop.day), 8_400 + turn * 60);
  for (const [i, body] of rules.entries())
    await ask(segments, 'POST /segments/tag-rules', { token: shop.token('hq.1'), key: `demo:tag-rule:${i}`, body }, at(i));
  for (const [i, { by, ...body }] of wanted.entries())
    await ask(segments, 'POST /segments', { token: shop.token(by), key: `demo:segment:${i}`, body }, at(10 + i));
}
