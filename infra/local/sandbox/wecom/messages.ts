import { createHash } from 'node:crypto';
import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { HOUR_MS, MINUTE_MS, withinQuota } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { type Ask, bodyAs } from './ask.ts';
import { contentFields, contentOf } from './content.ts';

const welcomeAsk = z.object({ welcome_code: z.string().optional(), ...contentFields });

/** POST send_welcome_msg: within 20 s of the adding, once, whoever comes first. */
export function sendWelcomeMsg(ask: Ask): object {
  const welcome = bodyAs(ask, welcomeAsk);
  if (!welcome.welcome_code) throw new Refused(41049, 'welcome_code missing');
  const code = ask.world.state.wecom.welcomeCodes[welcome.welcome_code];
  if (!code || code.expiresAtMs <= ask.world.nowMs()) throw new Refused(41050, 'invalid welcome_code');
  if (code.used) throw new Refused(41051, 'chat has started');
  const content = contentOf(ask, welcome);
  code.used = true;
  const { wecom } = ask.world.state;
  const { userid, externalUserid } = code;
  wecom.welcomes = [...wecom.welcomes, { atMs: ask.world.nowMs(), userid, externalUserid, content }].slice(-100);
  return {};
}

const text = z.object({ msgtype: z.literal('text'), text: z.object({ content: z.string() }) });
const card = z.object({
  msgtype: z.literal('textcard'),
  textcard: z.object({ title: z.string().min(1), description: z.string().min(1), url: z.url(), btntxt: z.string().optional() }),
});
const notice = z.object({
  msgtype: z.literal('miniprogram_notice'),
  miniprogram_notice: z.object({
    appid: z.string().min(1),
    page: z.string().optional(),
    title: z.string().min(4).max(12),
    description: z.string().max(12).optional(),
    content_item: z
      .array(z.object({ key: z.string().max(10), value: z.string().max(30) }))
      .max(10)
      .default([]),
  }),
});
const sendAsk = z.object({
  touser: z.string().default(''),
  agentid: z.number().optional(),
  enable_duplicate_check: z.number().default(0),
  duplicate_check_interval: z.number().min(1).max(14_400).default(1800),
});

/** POST /cgi-bin/message/send. Beyond 30 a minute or 1,000 an hour to one member WeCom drops silently; so does this. */
export function messageSend(ask: Ask): object {
  const { touser, agentid, enable_duplicate_check, duplicate_check_interval } = bodyAs(ask, sendAsk);
  const message = z.discriminatedUnion('msgtype', [text, card, notice]).safeParse(ask.body);
  if (agentid === undefined) throw new Refused(41011, 'agentid missing');
  if (agentid !== ask.app.agentid || ask.app.agentid === 0)
    throw new Refused(301002, 'not allow operate another agent with this accesstoken');
  if (!message.success) throw new Refused(40008, 'invalid message type or content');
  if (message.data.msgtype === 'text' && message.data.text.content === '') throw new Refused(44004, 'content is empty');
  if (message.data.msgtype === 'miniprogram_notice' && !ask.app.mini) throw new Refused(48002, 'api forbidden');
  const wanted = touser.split('|').filter((id) => id !== '');
  if (wanted.length > 1000) throw new Refused(40032, 'invalid user list size');
  const { wecom } = ask.world.state;
  const to = wanted.filter((id) => wecom.members[id]?.status === 1 || (touser === '@all' && id === '@all'));
  const invalid = wanted.filter((id) => !to.includes(id));
  if (to.length === 0) throw new Refused(81013, 'user & party & tag all invalid');
  const msgid = keep(ask, to, message.data, enable_duplicate_check === 1 ? duplicate_check_interval * 1000 : 0);
  return { ...(invalid.length > 0 ? { invaliduser: invalid.join('|') } : {}), msgid };
}

type Message = z.output<typeof text> | z.output<typeof card> | z.output<typeof notice>;

function keep(ask: Ask, to: string[], message: Message, doubleMs: number): string {
  const { world } = ask;
  const now = world.nowMs();
  const { wecom, counters } = world.state;
  const hash = createHash('sha256')
    .update(JSON.stringify([to, message]))
    .digest('hex');
  const twin = wecom.messages.find((m) => m.hash === hash && now - m.atMs < doubleMs);
  if (twin) return twin.msgid;
  const reached = to.filter((id) => {
    const minute = withinQuota(counters, `wecom/message/${id}/minute`, 30, MINUTE_MS, now);
    return withinQuota(counters, `wecom/message/${id}/hour`, 1000, HOUR_MS, now) && minute;
  });
  const msgid = letters(44);
  if (reached.length > 0) wecom.messages = [...wecom.messages, { atMs: now, msgid, to: reached, content: cut(message), hash }].slice(-100);
  return msgid;
}

/** Text beyond 2,048 bytes is cut off, between characters. */
function cut(message: Message): Message {
  if (message.msgtype !== 'text') return message;
  let content = Buffer.from(message.text.content).subarray(0, 2048).toString('utf8');
  if (content.endsWith('\uFFFD')) content = content.replace(/\uFFFD+$/, '');
  return { ...message, text: { content } };
}
