import * as z from 'zod';
import { type Call, jsonOf, Refused } from '../core/exchange.ts';
import { DAY_MS, withinQuota } from '../core/quota.ts';
import type { World } from '../core/world.ts';

const ask = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().default(''),
  data: z.record(z.string(), z.object({ value: z.union([z.string(), z.number()]) })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).default('formal'),
  lang: z.string().default('zh_CN'),
});

/** POST /cgi-bin/message/subscribe/send: one accept, one message. */
export function subscribeSend(world: World, call: Call): object {
  const { wechat, people, counters } = world.state;
  const parsed = ask.safeParse(jsonOf(call.body));
  if (!parsed.success) throw new Refused(47001, 'data format error');
  const { touser, template_id, page, data } = parsed.data;
  if (!Object.values(people).some((person) => person.openid === touser)) throw new Refused(40003, 'invalid openid');
  const template = wechat.templates[template_id];
  if (!template) throw new Refused(40037, 'invalid template_id');
  checkPage(wechat.pages, page);
  for (const field of template.fields) checkField(field, data[field]?.value);
  const unknown = Object.keys(data).find((field) => !template.fields.includes(field));
  if (unknown !== undefined) throw new Refused(47003, `argument invalid! data.${unknown} is not of this template`);
  const key = `${touser}/${template_id}`;
  const left = wechat.accepts[key] ?? 0;
  if (left < 1) throw new Refused(43101, 'user refuse to accept the msg');
  if (!withinQuota(counters, 'wechat/subscribe/day', 10_000_000, DAY_MS, world.nowMs()))
    throw new Refused(45009, 'reach max api daily quota limit');
  wechat.accepts[key] = left - 1;
  const values = Object.fromEntries(Object.entries(data).map(([field, { value }]) => [field, String(value)]));
  wechat.messages = [...wechat.messages, { atMs: world.nowMs(), openid: touser, templateId: template_id, page, data: values }].slice(-100);
  return {};
}

export function checkPage(pages: readonly string[] | undefined, page: string): void {
  const path = page.split('?')[0] ?? '';
  if (page.startsWith('/') || (path !== '' && pages !== undefined && !pages.includes(path))) throw new Refused(41030, 'invalid page');
}

/** Forms of template fields, by the letters of their name. */
const forms: Record<string, (text: string) => boolean> = {
  thing: (text) => [...text].length <= 20,
  character_string: (text) => /^[\x21-\x7e]{1,32}$/.test(text),
  amount: (text) => /^[^\d\s]?\d{1,10}(\.\d{1,2})?元?$/.test(text),
  number: (text) => /^\d{1,32}(\.\d+)?$/.test(text),
  time: (text) =>
    /^(\d{4}[年-]\d{1,2}[月-]\d{1,2}日?)?\s*\d{1,2}:\d{2}(:\d{2})?$/.test(text) || /^\d{4}[年-]\d{1,2}[月-]\d{1,2}日?$/.test(text),
  date: (text) => /^\d{4}[年-]\d{1,2}[月-]\d{1,2}日?(\s+\d{1,2}:\d{2}(:\d{2})?)?$/.test(text),
  phrase: (text) => /^\p{Script=Han}{1,5}$/u.test(text),
  name: (text) => [...text].length <= 10,
  phone_number: (text) => /^[\d+-]{1,17}$/.test(text),
};

function checkField(field: string, value: string | number | undefined): void {
  const kind = field.replace(/\d+$/, '');
  const text = value === undefined ? '' : String(value);
  if (text === '' || !(forms[kind]?.(text) ?? true)) throw new Refused(47003, `argument invalid! data.${field}.value invalid`);
}
