import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { bps, fen, id, text } from '#platform/shapes';
import { configuredGoods } from './goods-shape.ts';
import { diagram, rules, soldSettings, value } from './model-shape.ts';

export const kitRefusals = {
  KIT_UNFIT: {
    status: 422,
    zh: '套件不能发布：{problem}（共 {count} 个问题）',
    en: 'The kit cannot be published: {problem} ({count} problems)',
  },
  KIT_PART_UNKNOWN: {
    status: 422,
    zh: '部件「{name}」的商品或选配模型没有找到，请先建立',
    en: 'The goods or the model of the part "{name}" are not known; create them first',
  },
  KIT_PART_OLD: {
    status: 422,
    zh: '部件「{name}」的选配模型是旧格式，请先重新发布这个模型',
    en: 'The model of the part "{name}" is of an older form; publish it again first',
  },
  KIT_PART_TWICE: { status: 422, zh: '两个部件用了同一个代号「{name}」', en: 'Two parts have the key "{name}"' },
  KIT_SHARED_UNKNOWN: {
    status: 422,
    zh: '共用选项「{name}」至少要在两个部件里都有',
    en: 'The shared option "{name}" must be in two parts at least',
  },
  KIT_CHANGED: { status: 409, zh: '这个套件刚更新，请重新打开', en: 'The kit has just been updated; open it again' },
} as const satisfies RefusalTexts;

const key = z.string().regex(/^[a-z][a-z0-9]{0,15}$/);
const part = z.strictObject({
  key,
  name: text(20),
  qty: z.int().min(1).max(20),
  /** Made to choice by this model, or sold as it is. */
  of: z.union([z.strictObject({ modelId: id('model') }), z.strictObject({ skuId: id('sku') })]),
});

const publishing = z.strictObject({
  name: text(40),
  shared: z.array(z.string().min(1).max(40)).max(20).default([]),
  parts: z.array(part).min(2).max(8),
  /** Across parts: of 'part.option', and of shared options by their name. Their ids hold no dot. */
  rules: rules.default([]),
  price: z.union([
    z.strictObject({ rateBp: bps.min(1), roundTo: z.union([z.literal(1), z.literal(10), z.literal(100), z.literal(1000)]).default(100) }),
    z.strictObject({ priceFen: fen.min(1) }),
  ]),
});

const labels = z.record(
  z.string(),
  z.object({
    name: z.string(),
    unit: z.string().optional(),
    values: z.record(z.string(), z.object({ name: z.string(), imageUrl: z.string().optional(), picture: z.string().optional() })),
  }),
);

const summary = z.object({
  kitId: z.string(),
  version: z.int(),
  name: z.string(),
  parts: z.array(z.object({ key: z.string(), name: z.string(), qty: z.int() })).readonly(),
  fromFen: fen.optional(),
});

/** The kit as one model, as phones configure it. */
const shown = summary.extend({
  modelId: z.string(),
  skuId: z.string(),
  labels,
  diagram,
  publishedAt: z.string(),
  settings: soldSettings.optional(),
});

const made = z.object({
  madeId: z.string(),
  name: z.string(),
  /** Of the parts, and what the kit costs, at the group's list prices. */
  sumFen: fen,
  priceFen: fen,
  parts: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      skuId: z.string(),
      configurationId: z.string(),
      /** Made to a size off the list: it sells once the manager has approved it. */
      needsApproval: z.boolean().optional(),
      text: z.string(),
      qty: z.int(),
      netFen: fen,
      priced: configuredGoods,
    }),
  ),
});

/** What head office wrote, to be written on. */
const definition = z.object({
  kitId: z.string(),
  version: z.int(),
  name: z.string(),
  shared: z.array(z.string()).readonly(),
  /** `goods`: what its model, or what is sold as it is, is called now. */
  parts: z.array(
    z.object({ key: z.string(), name: z.string(), qty: z.int(), modelId: z.string().optional(), skuId: z.string(), goods: z.string() }),
  ),
  /** Absent for kits of former times: theirs are to be written anew. */
  rules: rules.optional(),
  rateBp: bps.optional(),
  priceFen: fen.optional(),
  roundTo: z.int(),
});

const guides = ['guide', 'manager', 'dealerAdmin'] as const;
const params = z.object({ kitId: id('kit') });
const publishRefusals = ['KIT_UNFIT', 'KIT_PART_UNKNOWN', 'KIT_PART_OLD', 'KIT_PART_TWICE', 'KIT_SHARED_UNKNOWN'] as const;

export const kitRoutes = routes({
  'POST /configurator/kits': {
    summary: '发布套件：部件、共用选项、跨部件规则、套件价',
    policy: { allow: ['hq'], reach: 'group' },
    body: publishing,
    status: 201,
    reply: summary,
    refusals: [...publishRefusals],
  },
  'POST /configurator/kits/{kitId}/versions': {
    summary: '发布套件的新版本；已开的单仍按旧版本',
    policy: { allow: ['hq'], reach: 'group' },
    params,
    body: publishing,
    status: 201,
    reply: summary,
    refusals: [...publishRefusals],
  },
  'GET /configurator/kits': {
    summary: '套件：导购看本店品牌的，总部看全部',
    policy: { allow: [...guides, 'hq'], reach: 'group' },
    reply: z.object({ items: z.array(summary) }),
  },
  'GET /configurator/kits/{kitId}': {
    summary: '一个套件：合成一个模型，手机上直接算',
    policy: { allow: [...guides, 'hq'], reach: 'group' },
    params,
    reply: shown,
  },
  'GET /configurator/kits/{kitId}/definition': {
    summary: '一个套件怎样写的：部件、共用选项、跨部件规则、套件价',
    policy: { allow: ['hq'], reach: 'group' },
    params,
    reply: definition,
  },
  'POST /configurator/kits/{kitId}/made': {
    summary: '保存一套配好的套件：每个部件一个选配，一起开单才有套件价',
    policy: { allow: guides, reach: 'group' },
    params,
    body: z.strictObject({ kitVersion: z.int().min(1), choices: z.record(z.string().max(60), value) }),
    status: 201,
    reply: made,
    refusals: ['KIT_CHANGED', 'CONFIGURATION_INCOMPLETE', 'CONFIGURATION_IMPOSSIBLE', 'CONFIGURATION_UNPRICED', 'SIZE_STEP', 'SIZE_RANGE'],
  },
});

export type PublishingKit = z.output<typeof publishing>;
