import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

/** A post for the customers' moments. Nine images, or one link; text at most 2,000 characters. Each member must confirm it. */
export type Moment = {
  text?: string;
  images?: readonly string[];
  link?: { title: string; url: string; mediaId: string };
  senders: readonly string[];
  /** Only customers with one of these corp tags. */
  tagIds?: readonly string[];
};

const BASE = '/cgi-bin/externalcontact';

/** Starts making the tasks; the job id is good for 24 hours. 41078: too many jobs at once. */
export async function addMoment(app: WecomApp, moment: Moment): Promise<Outcome<{ jobId: string }>> {
  const images = (moment.images ?? []).map((media_id) => ({ msgtype: 'image', image: { media_id } }));
  const link = moment.link
    ? [{ msgtype: 'link', link: { title: moment.link.title, url: moment.link.url, media_id: moment.link.mediaId } }]
    : [];
  const visible = {
    sender_list: { user_list: moment.senders },
    ...(moment.tagIds === undefined ? {} : { external_contact_list: { tag_list: moment.tagIds } }),
  };
  const body = {
    ...(moment.text === undefined ? {} : { text: { content: moment.text } }),
    attachments: [...images, ...link],
    visible_range: visible,
  };
  const shape = z.object({ jobid: z.string().min(1) });
  return mapOutcome(await askWecom(app, { method: 'POST', path: `${BASE}/add_moment_task`, body }, shape), (a) => ({ jobId: a.jobid }));
}

export type MomentJob = { state: 'working' } | { state: 'made'; momentId: string; refusedSenders: string[] };

const jobShape = z.object({
  status: z.number(),
  result: z
    .object({
      moment_id: z.string().default(''),
      invalid_sender_list: z.object({ user_list: z.array(z.string()).default([]) }).optional(),
    })
    .optional(),
});

export async function momentJob(app: WecomApp, jobId: string): Promise<Outcome<MomentJob>> {
  const answer = await askWecom(app, { method: 'GET', path: `${BASE}/get_moment_task_result`, query: { jobid: jobId } }, jobShape);
  return mapOutcome(answer, ({ status, result }) =>
    status === 3 && result
      ? { state: 'made', momentId: result.moment_id, refusedSenders: result.invalid_sender_list?.user_list ?? [] }
      : { state: 'working' },
  );
}

/** Which members have published it. */
export async function momentTasks(app: WecomApp, momentId: string): Promise<Outcome<{ userid: string; published: boolean }[]>> {
  const shape = z.object({ task_list: z.array(z.object({ userid: z.string(), publish_status: z.coerce.number() })).default([]) });
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/get_moment_task`, body: { moment_id: momentId } }, shape);
  return mapOutcome(answer, (a) => a.task_list.map((t) => ({ userid: t.userid, published: t.publish_status === 1 })));
}

export function cancelMoment(app: WecomApp, momentId: string): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/cancel_moment_task`, { moment_id: momentId });
}
