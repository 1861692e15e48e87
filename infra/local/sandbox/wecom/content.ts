import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { type Ask, bytes } from './ask.ts';

const TITLE = 128;

const attachment = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('image'), image: z.object({ media_id: z.string().optional(), pic_url: z.url().optional() }) }),
  z.object({
    msgtype: z.literal('link'),
    link: z.object({
      title: bytes(TITLE).min(1),
      url: z.url(),
      desc: bytes(512).optional(),
      picurl: z.string().optional(),
      media_id: z.string().optional(),
    }),
  }),
  z.object({
    msgtype: z.literal('miniprogram'),
    miniprogram: z.object({ title: bytes(64).min(1), pic_media_id: z.string().min(1), appid: z.string().min(1), page: z.string().min(1) }),
  }),
  z.object({ msgtype: z.literal('video'), video: z.object({ media_id: z.string().min(1) }) }),
  z.object({ msgtype: z.literal('file'), file: z.object({ media_id: z.string().min(1) }) }),
]);

/** Text and attachments of mass messages and welcomes. */
export const contentFields = {
  text: z.object({ content: z.string() }).optional(),
  attachments: z.array(z.unknown()).default([]),
};

export type Content = { text?: string; attachments: z.output<typeof attachment>[] };

/** Checks lengths, forms, and that every media id is known and alive. */
export function contentOf(ask: Ask, given: { text?: { content: string } | undefined; attachments: unknown[] }): Content {
  if (given.attachments.length > 9) throw new Refused(41064, 'attachments exceed 9');
  const text = given.text?.content ?? '';
  if (text === '' && given.attachments.length === 0) throw new Refused(40063, 'some parameters are empty');
  if (Buffer.byteLength(text) > 4000) throw new Refused(45002, 'content size out of limit');
  const attachments = given.attachments.map((one) => {
    const parsed = attachment.safeParse(one);
    if (!parsed.success) throw new Refused(41065, 'invalid attachment');
    checkMedia(ask, parsed.data);
    return parsed.data;
  });
  return { ...(text === '' ? {} : { text }), attachments };
}

function checkMedia(ask: Ask, a: z.output<typeof attachment>): void {
  if (a.msgtype === 'image' && !a.image.media_id && !a.image.pic_url) throw new Refused(40007, 'invalid media_id');
  const id = mediaOf(a);
  if (id === undefined) return;
  const media = ask.world.state.wecom.media[id];
  if (!media || media.expiresAtMs <= ask.world.nowMs()) throw new Refused(40007, 'invalid media_id');
}

function mediaOf(a: z.output<typeof attachment>): string | undefined {
  switch (a.msgtype) {
    case 'image':
      return a.image.media_id;
    case 'link':
      return a.link.media_id;
    case 'miniprogram':
      return a.miniprogram.pic_media_id;
    case 'video':
      return a.video.media_id;
    case 'file':
      return a.file.media_id;
    default:
      return a satisfies never;
  }
}
