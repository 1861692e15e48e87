import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { cursor, id, instant, limit, mobile, pageOf, text } from '#platform/shapes';
import { grades, sources } from './shapes.ts';

const managing = ['dealerAdmin', 'hq'] as const;
const path = z.string().regex(/^[\w-]{1,40}(\.[\w-]{1,40}){0,5}$/);
const fields = z.strictObject({
  key: path,
  mobile: path,
  name: path.optional(),
  need: path.optional(),
  region: path.optional(),
  brand: path.optional(),
  skill: path.optional(),
});
const sourceId = z.string().regex(/^[a-z0-9-]{4,40}$/);
const source = z.object({
  sourceId,
  name: z.string(),
  platform: z.enum(['douyin', 'xiaohongshu', 'baidu', 'form']),
  storeId: z.string(),
  active: z.boolean(),
  fields,
  /** Where the platform posts to. */
  url: z.string(),
  /** What came in since it was made; `unreadAt`: the last message that the field map could not read. */
  received: z.int(),
  lastAt: instant.optional(),
  unreadAt: instant.optional(),
});

const importRow = z.strictObject({
  line: z.int().min(1).max(1_000_000),
  mobile: z.string().max(40),
  name: z.string().max(100),
  source: z.enum(sources).optional(),
  grade: z.enum(grades).optional(),
  need: z.string().max(500).optional(),
  brand: z.string().max(100).optional(),
  region: z.string().max(100).optional(),
  /** Whose code stands in the file; absent: the store that was named for all. */
  storeCode: z.string().max(40).optional(),
});

const badRow = z.object({ line: z.int(), field: z.string(), message: z.string() });

export const intakeRoutes = routes({
  'POST /leads/intake/{sourceId}': {
    summary: '开放接口：广告平台推送商机；头 x-lead-timestamp（秒）与 x-lead-signature（HMAC-SHA256(密钥, 时间.正文) 的十六进制）',
    policy: { allow: ['anonymous'], reach: 'none' },
    params: z.object({ sourceId }),
    rawBody: true,
    keyless: 'callback',
    reply: z.string(),
    refusals: ['SIGNATURE_WRONG', 'MESSAGE_UNREAD'],
  },
  'GET /leads/sources': {
    summary: '广告来源：推送地址、字段对应',
    policy: { allow: managing, reach: 'dealer' },
    query: z.strictObject({ dealerId: id('org').optional(), cursor: cursor.optional(), limit: limit.optional() }),
    reply: pageOf(source),
  },
  'PUT /leads/sources/{sourceId}': {
    summary: '新增或修改广告来源；newKey 换一把密钥，旧的立即作废',
    policy: { allow: managing, reach: 'dealer' },
    params: z.object({ sourceId }),
    body: z.strictObject({
      name: text(20),
      platform: z.enum(['douyin', 'xiaohongshu', 'baidu', 'form']),
      storeId: id('org'),
      dealerId: id('org').optional(),
      active: z.boolean(),
      fields: fields.optional(),
      newKey: z.boolean().default(false),
    }),
    /** The key is told once, when it is made. */
    reply: source.extend({ key: z.string().optional() }),
    refusals: ['SOURCE_ELSEWHERE'],
  },
  'POST /leads/imports/previews': {
    summary: '导入预览：按表头认出各列，逐行检查，不写入；一次最多 300 行，可以导入的行原样返回',
    policy: { allow: managing, reach: 'dealer' },
    body: z.strictObject({
      storeId: id('org'),
      dealerId: id('org').optional(),
      header: z.array(z.string().max(100)).min(1).max(40),
      rows: z
        .array(z.strictObject({ line: z.int().min(1).max(1_000_000), cells: z.array(z.string().max(1000)).max(40) }))
        .min(1)
        .max(300),
    }),
    keyless: 'read',
    reply: z.object({
      columns: z.array(z.object({ header: z.string(), field: z.string().optional() })),
      rows: z.array(importRow),
      bad: z.array(badRow),
    }),
    refusals: ['IMPORT_NO_MOBILE'],
  },
  'POST /leads/imports': {
    summary: '导入商机：一次最多 200 行，好的行照收，坏的行逐行说明；已有进行中的商机则并入',
    policy: { allow: managing, reach: 'dealer' },
    body: z.strictObject({ storeId: id('org'), dealerId: id('org').optional(), rows: z.array(importRow).min(1).max(200) }),
    reply: z.object({
      created: z.int(),
      merged: z.int(),
      bad: z.array(badRow),
    }),
  },
});

export const campaignBody = z.strictObject({ mobile, name: text(20), need: text(200).optional() });

export const intakeRefusals = {
  SIGNATURE_WRONG: { status: 401, zh: '签名不对或已过期', en: 'The signature is wrong or too old' },
  MESSAGE_UNREAD: {
    status: 422,
    zh: '按字段对应读不出编号和手机号，请检查字段对应',
    en: 'No number of its own or no mobile number where the field map says; check the map',
  },
  IMPORT_NO_MOBILE: {
    status: 422,
    zh: '表头里没有「手机号」，请在第一行写上列名',
    en: 'No column for the mobile number; name the columns in the first row',
  },
  SOURCE_ELSEWHERE: { status: 409, zh: '这个来源编号已被使用，请换一个', en: 'That source id is taken; choose another' },
} as const satisfies RefusalTexts;
