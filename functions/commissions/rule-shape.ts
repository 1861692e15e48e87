import * as z from 'zod';
import { routes } from '#platform/contract';
import { id, instant, text } from '#platform/shapes';

/** Wide on purpose: what a rate may be is said by the rule itself, in a sentence that names it. */
const rate = z.int().min(-1_000_000).max(1_000_000).meta({ description: 'basis points, 10000 = 100 %' });

const head = {
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  match: z.strictObject({
    sku: text(60).exactOptional(),
    series: text(60).exactOptional(),
    category: text(60).exactOptional(),
    brand: text(60).exactOptional(),
  }),
  who: z
    .strictObject({
      role: z.enum(['guide', 'manager']).exactOptional(),
      storeId: id('org').exactOptional(),
      level: text(40).exactOptional(),
    })
    .exactOptional(),
  priority: z.int().min(1).max(999).exactOptional(),
  negative: z.enum(['ZERO', 'NET']).exactOptional(),
  deep: z.strictObject({ belowBps: rate, factorBps: rate }).exactOptional(),
  from: instant.exactOptional(),
  to: instant.exactOptional(),
};

const rated = { ...head, base: z.enum(['NET', 'MARGIN']), rateBps: rate };
const counted = { ...head, base: z.literal('QTY'), perUnitFen: z.int().min(-1_000_000_000).max(1_000_000_000) };
const asked = z.discriminatedUnion('base', [z.strictObject(rated), z.strictObject(counted)]);
const version = z.int().min(0);
/** Each with the version of the book that brought or last changed it; entries name both. */
const stored = {
  version,
  who: z
    .object({ role: z.string().exactOptional(), storeId: z.string().exactOptional(), level: z.string().exactOptional() })
    .exactOptional(),
};
const kept = z.union([z.object({ ...rated, ...stored }), z.object({ ...counted, ...stored })]);
const book = z.object({ version, rules: z.array(kept) });

export const ruleRoutes = routes({
  'GET /commissions/rules': {
    summary: '提成规则',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'dealer' },
    query: z.object({ dealerId: id('org').optional() }),
    reply: z.object({ rules: z.array(z.object({ id: z.string(), words: z.string(), live: z.boolean() })) }),
  },
  'GET /commissions/rule-book': {
    summary: '可修改的提成规则：经销商自己的；总部不指定经销商时是总部的',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    query: z.object({ dealerId: id('org').optional() }),
    reply: book,
  },
  'PUT /commissions/rules': {
    summary: '发布提成规则（整本替换，之后收齐款的销售单起算）',
    policy: { allow: ['dealerAdmin', 'hq'], reach: 'dealer' },
    body: z.strictObject({ dealerId: id('org').optional(), version, rules: z.array(asked).max(200) }),
    reply: book,
    refusals: [
      'RULE_TWICE',
      'RULE_TAKEN',
      'RULE_RATE',
      'RULE_PER_UNIT',
      'RULE_DEEP',
      'RULE_WINDOW',
      'RULE_OVER',
      'RULE_GOODS',
      'RULE_STORE',
    ],
  },
});
