import * as z from 'zod';
import { pictureKey } from '#media/queries';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, text } from '#platform/shapes';
import { draftRefusals, draftRoutes } from './draft-shape.ts';
import { configuredGoods } from './goods-shape.ts';
import { kitRefusals, kitRoutes } from './kit-shape.ts';
import { diagram, model, settings, soldSettings, value } from './model-shape.ts';
import { requestRefusals, requestRoutes } from './request-shape.ts';

export const configuratorRefusals = {
  ...requestRefusals,
  ...draftRefusals,
  ...kitRefusals,
  MODEL_UNFIT: {
    status: 422,
    zh: '模型不能发布：{problem}（共 {count} 个问题）',
    en: 'The model cannot be published: {problem} ({count} problems)',
  },
  MODEL_SKU_UNKNOWN: {
    status: 422,
    zh: '没有找到要选配的商品，请先建立商品资料',
    en: 'The goods of this model are not known; create them first',
  },
  MODEL_CHANGED: { status: 409, zh: '选配规则刚更新，请重新打开选配', en: 'The model has just been updated; open it again' },
  CONFIGURATION_INCOMPLETE: { status: 422, zh: '还没有选：{missing}', en: 'Still to choose: {missing}' },
  CONFIGURATION_IMPOSSIBLE: { status: 422, zh: '这样的组合不能生产，请改一项再试', en: 'This combination cannot be made; change a choice' },
  SIZE_STEP: { status: 422, zh: '{name} 要是 {step} 的倍数，请改一个尺寸', en: '{name} must be a multiple of {step}' },
  SIZE_RANGE: { status: 422, zh: '{name} 只能做 {min} 到 {max}，请改一个尺寸', en: '{name} can be made from {min} to {max}' },
  CONFIGURATION_UNPRICED: { status: 422, zh: '这个组合还没有价格，请联系总部', en: 'This combination has no price yet; ask head office' },
} as const satisfies RefusalTexts;

const label = z.object({
  name: text(20),
  unit: text(10).optional(),
  values: z.record(
    z.string().max(40),
    z.object({
      name: text(30),
      imageUrl: z
        .url({ protocol: /^https$/ })
        .max(400)
        .optional(),
      /** Of a picture that head office uploaded. */
      picture: pictureKey.optional(),
    }),
  ),
});
const labels = z.record(z.string().max(40), label);

/** As people read them: pictures by their address. */
const words = z.record(
  z.string(),
  z.object({
    name: z.string(),
    unit: z.string().optional(),
    values: z.record(z.string(), z.object({ name: z.string(), imageUrl: z.string().optional(), picture: z.string().optional() })),
  }),
);

const published = z.object({
  modelId: z.string(),
  version: z.int(),
  skuId: z.string(),
  name: z.string(),
  labels: words,
  diagram,
  publishedAt: z.string(),
  settings: soldSettings.optional(),
});

const publishing = z.strictObject({ skuId: id('sku'), name: text(40), labels, model, settings: settings.optional() });
const params = z.object({ modelId: id('model') });

export const configuratorContract = routes({
  ...requestRoutes,
  ...draftRoutes,
  ...kitRoutes,
  'GET /configurator/models/{modelId}': {
    summary: '选配模型：选项、名称与可行组合（手机上直接算）',
    policy: { allow: ['guest', 'member', 'guide', 'manager', 'dealerAdmin', 'hq'], reach: 'group' },
    params,
    reply: published,
  },
  'GET /configurator/configurations/{configurationId}': {
    summary: '一个保存过的选配，按它自己的模型版本',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'group' },
    params: z.object({ configurationId: id('configuration') }),
    reply: configuredGoods.extend({
      choices: z.record(z.string(), value).readonly(),
      /** Of that version, which may not be the one that is sold now. */
      model: published,
    }),
  },
  'POST /configurator/models': {
    summary: '发布新的选配模型（先检查：有产品、无死选项、处处有价）',
    policy: { allow: ['hq'], reach: 'group' },
    body: publishing,
    status: 201,
    reply: published.omit({ diagram: true }),
    refusals: ['MODEL_UNFIT', 'MODEL_SKU_UNKNOWN'],
  },
  'POST /configurator/models/{modelId}/versions': {
    summary: '发布选配模型的新版本；旧报价仍按旧版本',
    policy: { allow: ['hq'], reach: 'group' },
    params,
    body: publishing,
    status: 201,
    reply: published.omit({ diagram: true }),
    refusals: ['MODEL_UNFIT', 'MODEL_SKU_UNKNOWN'],
  },
  'POST /configurator/configurations': {
    summary: '保存一个完整的选配，得到价格与编号',
    policy: { allow: ['guide', 'manager', 'dealerAdmin'], reach: 'group' },
    body: z.strictObject({ modelId: id('model'), modelVersion: z.int().min(1), choices: z.record(z.string().max(40), value) }),
    status: 201,
    reply: configuredGoods.extend({
      needsApproval: z.boolean(),
      surchargeFen: fen.optional(),
      leadDays: z.int().optional(),
    }),
    refusals: [
      'MODEL_CHANGED',
      'SIZE_STEP',
      'SIZE_RANGE',
      'CONFIGURATION_INCOMPLETE',
      'CONFIGURATION_IMPOSSIBLE',
      'CONFIGURATION_UNPRICED',
    ],
  },
});
