import * as z from 'zod';
import { mapOutcome, type Outcome } from '#identity/gateways/outcome';
import { nextOf } from './contacts.ts';
import { askWecom, tellWecom, type WecomApp } from './wecom.ts';

/** 「联系我」: a code or button by which customers add one member or one of several. */
export type ContactWay = {
  /** One member shows their own card; several are taken in turn. At most 100. */
  userids: readonly string[];
  where: 'mini-program' | 'qr';
  /** At most 30 characters; comes back with the add event and the contact. */
  state?: string;
  /** At most 30 characters. */
  remark?: string;
  /** false: the member must accept first. */
  skipVerify?: boolean;
};

export type MadeWay = { /** Keep it: ways made by API are not listed in WeCom's console. */ configId: string; qrUrl?: string | undefined };

const BASE = '/cgi-bin/externalcontact';
const madeShape = z.object({ config_id: z.string().min(1), qr_code: z.string().optional() });

/** Refusals (NEVER): 41037 … 41045 wrong or too many, 41054 a member who never signed in. */
export async function addContactWay(app: WecomApp, way: ContactWay): Promise<Outcome<MadeWay>> {
  const type = way.userids.length === 1 ? 1 : 2;
  const scene = way.where === 'mini-program' ? 1 : 2;
  const body = { type, scene, user: way.userids, state: way.state, remark: way.remark, skip_verify: way.skipVerify ?? true };
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/add_contact_way`, body }, madeShape);
  return mapOutcome(answer, (a) => ({ configId: a.config_id, qrUrl: a.qr_code }));
}

/** Overwrites the members: give all of them. Type and scene stay as made. */
export function updateContactWay(
  app: WecomApp,
  configId: string,
  way: Pick<ContactWay, 'userids' | 'state' | 'remark' | 'skipVerify'>,
): Promise<Outcome<true>> {
  const { userids: user, state, remark, skipVerify: skip_verify } = way;
  return tellWecom(app, `${BASE}/update_contact_way`, { config_id: configId, user, state, remark, skip_verify });
}

export function deleteContactWay(app: WecomApp, configId: string): Promise<Outcome<true>> {
  return tellWecom(app, `${BASE}/del_contact_way`, { config_id: configId });
}

const wayShape = z.object({
  config_id: z.string(),
  state: z.string().default(''),
  remark: z.string().default(''),
  user: z.array(z.string()).default([]),
  qr_code: z.string().optional(),
});

export type KnownWay = { configId: string; state: string; remark: string; userids: string[]; qrUrl?: string | undefined };

export async function contactWayOf(app: WecomApp, configId: string): Promise<Outcome<KnownWay>> {
  const shape = z.object({ contact_way: wayShape });
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/get_contact_way`, body: { config_id: configId } }, shape);
  return mapOutcome(answer, ({ contact_way: w }) => ({
    configId: w.config_id,
    state: w.state,
    remark: w.remark,
    userids: w.user,
    qrUrl: w.qr_code,
  }));
}

/** Ids of the ways made since then (at most 90 days back), up to 1,000 a page. */
export async function contactWayIds(
  app: WecomApp,
  sinceSeconds: number,
  cursor?: string,
): Promise<Outcome<{ configIds: string[]; cursor?: string }>> {
  const shape = z.object({ contact_way: z.array(z.object({ config_id: z.string() })).default([]), next_cursor: z.string().default('') });
  const body = { start_time: sinceSeconds, limit: 1000, cursor };
  const answer = await askWecom(app, { method: 'POST', path: `${BASE}/list_contact_way`, body }, shape);
  return mapOutcome(answer, (a) => ({ configIds: a.contact_way.map((w) => w.config_id), ...nextOf(a.next_cursor) }));
}
