import * as z from 'zod';

const tokenShape = z.object({ token: z.string(), expiresAtMs: z.number() });
const codeShape = z.object({ personId: z.string(), expiresAtMs: z.number(), used: z.boolean().default(false) });

export const wechatShape = z.object({
  appid: z.string(),
  secret: z.string(),
  /** Of /cgi-bin/token: one at a time. */
  plain: tokenShape.optional(),
  /** Of /cgi-bin/stable_token, newest last; in the 5 minutes of a renewal there are two. */
  stable: z.array(tokenShape).default([]),
  forcedAtMs: z.array(z.number()).default([]),
  /** Tokens that have run out, to tell 42001 from 40001. */
  expired: z.array(z.string()).default([]),
  loginCodes: z.record(z.string(), codeShape).default({}),
  phoneCodes: z.record(z.string(), codeShape.extend({ phone: z.string() })).default({}),
  /** Template id to its fields: 'thing1', 'amount2'. */
  templates: z.record(z.string(), z.object({ title: z.string(), fields: z.array(z.string()) })).default({}),
  /** 'OPENID/TEMPLATE' to accepts left. */
  accepts: z.record(z.string(), z.number()).default({}),
  /** Published pages; undefined: any page is taken to exist. */
  pages: z.array(z.string()).optional(),
  messages: z
    .array(
      z.object({ atMs: z.number(), openid: z.string(), templateId: z.string(), page: z.string(), data: z.record(z.string(), z.string()) }),
    )
    .default([]),
  codes: z.array(z.object({ atMs: z.number(), scene: z.string(), page: z.string() })).default([]),
});
export type Wechat = z.output<typeof wechatShape>;
