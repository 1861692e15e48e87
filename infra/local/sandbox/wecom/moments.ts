import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { letters } from '../core/random.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, chars, pageOf } from './ask.ts';
import { contentOf } from './content.ts';
import type { Wecom } from './records.ts';

type Moment = Wecom['moments'][string];

const addAsk = z.object({
  text: z.object({ content: chars(2000) }).optional(),
  attachments: z.array(z.looseObject({ msgtype: z.string() })).default([]),
  visible_range: z.object({
    sender_list: z.object({ user_list: z.array(z.string()).max(100_000).default([]) }).optional(),
    external_contact_list: z.object({ tag_list: z.array(z.string()).default([]) }).optional(),
  }),
});

/** POST add_moment_task: nine images, or one video, or one link. */
export function addMomentTask(ask: Ask): object {
  const add = bodyAs(ask, addAsk);
  const kinds = new Set(add.attachments.map((a) => a.msgtype));
  const single = !kinds.has('image') && add.attachments.length > 1;
  if (kinds.size > 1 || single) throw new Refused(41064, 'attachments exceed limit');
  if (!add.text && add.attachments.length === 0) throw new Refused(41089, 'text and attachments both empty');
  contentOf(ask, { text: { content: add.text?.content || ' ' }, attachments: add.attachments });
  const { wecom } = ask.world.state;
  const wanted = add.visible_range.sender_list?.user_list ?? Object.keys(wecom.members);
  const able = (id: string): boolean => wecom.members[id]?.status === 1 && wecom.members[id].contacts;
  const jobid = letters(40);
  wecom.moments[jobid] = {
    jobid,
    momentId: `mom${letters(30)}`,
    createdAtMs: ask.world.nowMs(),
    text: add.text?.content ?? '',
    cancelled: false,
    refused: wanted.filter((id) => !able(id)),
    members: wanted.filter(able).map((userid) => ({ userid, published: false })),
  };
  return { jobid };
}

export function getMomentTaskResult(ask: Ask): object {
  const job = ask.world.state.wecom.moments[ask.query.get('jobid') ?? ''];
  if (!job || ask.world.nowMs() - job.createdAtMs > DAY_MS) throw new Refused(40088, 'invalid jobid');
  const result = { errcode: 0, errmsg: 'ok', moment_id: job.momentId, invalid_sender_list: { user_list: job.refused } };
  return { status: 3, type: 'add_moment_task', result };
}

function momentOf(ask: Ask, momentId: string | undefined): Moment {
  if (!momentId) throw new Refused(41059, 'moment_id missing');
  const moment = Object.values(ask.world.state.wecom.moments).find((m) => m.momentId === momentId);
  if (!moment) throw new Refused(41060, 'invalid moment_id');
  return moment;
}

const idAsk = z.object({
  moment_id: z.string().optional(),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(1000).default(500),
});

export function getMomentTask(ask: Ask): object {
  const { moment_id, cursor, limit } = bodyAs(ask, idAsk);
  const { page, next_cursor } = pageOf(momentOf(ask, moment_id).members, { cursor, limit }, 1000);
  return {
    task_list: page.map((m) => ({ userid: m.userid, publish_status: m.published ? 1 : 0 })),
    next_cursor,
    checked_at: secondsOf(ask.world.nowMs()),
  };
}

export function cancelMomentTask(ask: Ask): object {
  momentOf(ask, bodyAs(ask, idAsk).moment_id).cancelled = true;
  return {};
}
