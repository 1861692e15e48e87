import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { askWecom, type WecomApp } from './wecom.ts';

/** A message of the app to its own members. */
export type AppMessage =
  /** At most 2,048 bytes, the rest is cut off. */
  | { kind: 'text'; text: string }
  | { kind: 'card'; title: string; description: string; url: string; button?: string }
  /** Only for apps bound to the mini-program. */
  | {
      kind: 'miniprogram';
      appid: string;
      page: string;
      title: string;
      description?: string;
      items: readonly { key: string; value: string }[];
    };

export type Sent = {
  msgId: string;
  /** Partial success is success: members who do not exist, are outside the app, or have no licence. */
  unreached: string[];
};

const sentShape = z.object({ msgid: z.string().default(''), invaliduser: z.string().default(''), unlicenseduser: z.string().default('') });

/**
 * At most 1,000 members; 30 a minute and 1,000 an hour to one member, beyond that WeCom drops silently. The same content to the
 * same members within half an hour is sent once, so a replay after a lost answer is safe.
 */
export async function sendToMembers(
  app: WecomApp,
  agentid: number,
  userids: readonly string[],
  message: AppMessage,
): Promise<Outcome<Sent>> {
  const body = { touser: userids.join('|'), agentid, enable_duplicate_check: 1, duplicate_check_interval: 1800, ...wireMessage(message) };
  const answer = await askWecom(app, { method: 'POST', path: '/cgi-bin/message/send', body }, sentShape);
  return mapOutcome(answer, (a) => ({
    msgId: a.msgid,
    unreached: `${a.invaliduser}|${a.unlicenseduser}`.split('|').filter((id) => id !== ''),
  }));
}

function wireMessage(message: AppMessage): Record<string, unknown> {
  switch (message.kind) {
    case 'text':
      return { msgtype: 'text', text: { content: message.text } };
    case 'card': {
      const { title, description, url, button: btntxt } = message;
      return { msgtype: 'textcard', textcard: { title, description, url, btntxt } };
    }
    case 'miniprogram': {
      const { appid, page, title, description, items: content_item } = message;
      return { msgtype: 'miniprogram_notice', miniprogram_notice: { appid, page, title, description, content_item } };
    }
    default:
      return message satisfies never;
  }
}
