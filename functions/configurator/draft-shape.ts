import * as z from 'zod';
import { pictureKey } from '#media/queries';
import { type RefusalTexts, routes } from '#platform/contract';
import { fen, id, instant, text } from '#platform/shapes';
import { draftRuleKinds } from './domain/draft.ts';

export const draftRefusals = {
  DRAFT_UNFIT: {
    status: 422,
    zh: '还不能发布：{problem}（共 {count} 个问题，见「检查」）',
    en: 'It cannot be published yet: {problem} ({count} problems, see the check)',
  },
  QUESTION_UNREAD: { status: 422, zh: '问题没看懂：{fault}', en: 'The question is not understood: {fault}' },
  FILE_UNREADABLE: {
    status: 422,
    zh: '文件打不开：请用 Excel 另存为 .xlsx 后再导入',
    en: 'The file cannot be read; save it as .xlsx and import again',
  },
} as const satisfies RefusalTexts;

/** As it was typed: nothing but length is refused, the check says what is wrong. */
const typed = (max: number) => z.string().max(max);
const word = typed(60);
const rows = z.array(z.array(word).max(6).readonly()).max(2000).readonly();

const draft = z.strictObject({
  options: z
    .array(
      z.strictObject({
        code: word,
        name: word,
        unit: typed(10).optional(),
        values: z
          .array(z.strictObject({ code: word, name: word, picture: pictureKey.optional(), imageUrl: typed(400).optional() }))
          .max(200)
          .readonly(),
      }),
    )
    .max(200)
    .readonly(),
  rules: z
    .array(
      z.strictObject({
        id: word,
        kind: z.enum(draftRuleKinds),
        when: typed(500),
        follows: typed(500),
        cols: z.array(word).max(6).readonly(),
        rows,
      }),
    )
    .max(500)
    .readonly(),
  tables: z
    .array(
      z.strictObject({
        name: word,
        cols: z.array(word).max(6).readonly(),
        rows: z
          .array(z.strictObject({ keys: z.array(word).max(6).readonly(), amount: word }))
          .max(5000)
          .readonly(),
      }),
    )
    .max(100)
    .readonly(),
  formula: typed(4000),
  leadDays: word,
  nonstandard: z.strictObject({
    sizes: z
      .array(z.strictObject({ option: word, min: word, max: word }))
      .max(20)
      .readonly(),
    step: word,
    surchargePercent: word,
    surchargeMin: word,
    leadDays: word,
    approval: z.boolean(),
  }),
  bom: z
    .array(z.strictObject({ part: word, name: word, unit: word, qty: typed(500), when: typed(500) }))
    .max(100)
    .readonly(),
});

const fault = z.object({ place: z.string(), at: z.int().optional(), text: z.string() });

const draftView = z.object({
  modelId: z.string(),
  rev: z.int(),
  skuId: z.string(),
  name: z.string(),
  draft,
  /** Pictures of the draft by their keys. */
  pictures: z.record(z.string(), z.string()),
  savedAt: instant,
  savedByName: z.string(),
  /** The version that is sold now. */
  version: z.int().optional(),
});

const params = z.object({ modelId: id('model') });
const policy = { allow: ['hq'], reach: 'group' } as const;

export const draftRoutes = routes({
  'GET /configurator/drafts': {
    summary: '选配模型一览：草稿与在售版本',
    policy,
    reply: z.object({
      items: z.array(
        z.object({
          modelId: z.string(),
          name: z.string(),
          skuId: z.string(),
          options: z.int(),
          savedAt: instant,
          savedByName: z.string(),
          version: z.int().optional(),
          publishedAt: instant.optional(),
        }),
      ),
    }),
  },
  'POST /configurator/drafts': {
    summary: '新建选配模型的草稿',
    policy,
    body: z.strictObject({ skuId: id('sku'), name: text(40) }),
    status: 201,
    reply: draftView,
    refusals: ['MODEL_SKU_UNKNOWN'],
  },
  'GET /configurator/drafts/{modelId}': {
    summary: '一个模型的草稿；没有草稿时是在售版本的内容',
    policy,
    params,
    reply: draftView,
  },
  'PUT /configurator/drafts/{modelId}': {
    summary: '保存草稿；别人同时改过时要先刷新',
    policy,
    params,
    body: z.strictObject({ rev: z.int().min(0), name: text(40), draft }),
    reply: draftView,
  },
  'POST /configurator/drafts/{modelId}/checks': {
    summary: '检查草稿：写法、死选项、死规则、算不出的价格、大小',
    policy,
    params,
    body: z.strictObject({ draft }),
    keyless: 'read',
    reply: z.object({
      ok: z.boolean(),
      faults: z.array(fault),
      notices: z.array(fault),
      /** Products, the lowest price, and the weight on the phone, where it compiles. */
      solutions: z.number().optional(),
      fromFen: fen.optional(),
      gzipBytes: z.int().optional(),
    }),
  },
  'POST /configurator/drafts/{modelId}/samples': {
    summary: '给我看三个随机产品',
    policy,
    params,
    body: z.strictObject({ draft }),
    keyless: 'read',
    reply: z.object({
      items: z.array(
        z.object({
          text: z.string(),
          priceFen: fen.optional(),
          bill: z.array(z.object({ part: z.string(), name: z.string(), unit: z.string(), qty: z.int() })),
        }),
      ),
    }),
    refusals: ['DRAFT_UNFIT'],
  },
  'POST /configurator/drafts/{modelId}/questions': {
    summary: '为什么不能选：哪些选择、哪些规则挡住了它',
    policy,
    params,
    body: z.strictObject({ draft, chosen: typed(500), wanted: typed(200) }),
    keyless: 'read',
    reply: z.object({ possible: z.boolean(), conflicts: z.array(z.string()), rules: z.array(z.string()) }),
    refusals: ['DRAFT_UNFIT', 'QUESTION_UNREAD'],
  },
  'POST /configurator/drafts/{modelId}/publish': {
    summary: '检查后发布草稿为新版本；旧报价仍按旧版本',
    policy,
    params,
    body: z.strictObject({ rev: z.int().min(1) }),
    status: 201,
    reply: z.object({ modelId: z.string(), version: z.int(), publishedAt: instant }),
    refusals: ['DRAFT_UNFIT', 'MODEL_SKU_UNKNOWN'],
  },
  'GET /configurator/models/{modelId}/versions': {
    summary: '一个模型发布过的版本',
    policy,
    params,
    reply: z.object({
      items: z.array(z.object({ version: z.int(), publishedAt: instant, publishedByName: z.string(), name: z.string() })),
    }),
  },
  'POST /configurator/imports': {
    summary: '读一个选配模型的 XLSX：能读的成为草稿，读不了的逐行报告（不保存）',
    policy,
    body: z.strictObject({ fileBase64: z.base64().min(4).max(60_000) }),
    keyless: 'read',
    reply: z.object({ draft, bad: z.array(z.object({ sheet: z.string(), line: z.int(), text: z.string() })), faults: z.array(fault) }),
    refusals: ['FILE_UNREADABLE'],
  },
});
