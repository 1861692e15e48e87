import * as z from 'zod';
import { Refused } from '../core/exchange.ts';
import { DAY_MS } from '../core/quota.ts';
import { hex } from '../core/random.ts';
import { secondsOf } from '../core/world.ts';
import { type Ask, bodyAs, bytes, chars, contactMemberOf, pageOf } from './ask.ts';
import type { Wecom } from './records.ts';

type Way = Wecom['ways'][string];
const MOST_WAYS = 500_000;

const addAsk = z.object({
  type: z.number().optional(),
  scene: z.number().optional(),
  style: z.number().optional(),
  remark: chars(30).default(''),
  skip_verify: z.boolean().default(true),
  state: bytes(30).default(''),
  user: z.array(z.string()).default([]),
  party: z.array(z.number()).default([]),
  is_temp: z.boolean().default(false),
});

export function addContactWay(ask: Ask): object {
  const way = bodyAs(ask, addAsk);
  if (way.type === undefined) throw new Refused(41037, 'type missing');
  if (way.scene === undefined) throw new Refused(41038, 'scene missing');
  if (way.type !== 1 && way.type !== 2) throw new Refused(41039, 'invalid type');
  if (way.scene !== 1 && way.scene !== 2) throw new Refused(41040, 'invalid scene');
  if (way.style !== undefined && ![1, 2, 3].includes(way.style)) throw new Refused(41042, 'invalid style');
  // Temporary conversations are for medical corps only.
  if (way.is_temp) throw new Refused(48002, 'is_temp not allowed');
  checkUsers(ask, way.type, way.user);
  const { ways, joinWays } = ask.world.state.wecom;
  if (Object.keys(ways).length + Object.keys(joinWays).length >= MOST_WAYS) throw new Refused(41045, 'contact way reach limit');
  const configId = hex(32);
  const { type, scene, state, remark, skip_verify: skipVerify, user: userids } = way;
  ways[configId] = { configId, type, scene, state, remark, skipVerify, userids, createdAtMs: ask.world.nowMs() };
  return { config_id: configId, ...qrOf(ways[configId]) };
}

function checkUsers(ask: Ask, type: number, users: readonly string[]): void {
  if (users.length === 0 || (type === 1 && users.length !== 1)) throw new Refused(40058, 'type 1 needs exactly one user');
  if (users.length > 100) throw new Refused(41041, 'user exceed limit');
  for (const userid of users) contactMemberOf(ask, userid);
}

const qrOf = (way: Way): object => (way.scene === 2 ? { qr_code: `https://wework.qpic.cn/sandbox/${way.configId}` } : {});

function wayOf(ask: Ask, configId: string | undefined): Way {
  if (!configId) throw new Refused(41043, 'config_id missing');
  const way = ask.world.state.wecom.ways[configId];
  if (!way) throw new Refused(41044, 'invalid config_id');
  return way;
}

const idAsk = z.object({ config_id: z.string().optional() });

export function getContactWay(ask: Ask): object {
  const way = wayOf(ask, bodyAs(ask, idAsk).config_id);
  const { configId: config_id, type, scene, remark, skipVerify: skip_verify, state, userids: user } = way;
  return { contact_way: { config_id, type, scene, remark, skip_verify, state, user, party: [], ...qrOf(way) } };
}

const updateAsk = idAsk.extend({
  remark: chars(30).optional(),
  skip_verify: z.boolean().optional(),
  state: bytes(30).optional(),
  user: z.array(z.string()).optional(),
});

/** Users are overwritten, not added to. */
export function updateContactWay(ask: Ask): object {
  const update = bodyAs(ask, updateAsk);
  const way = wayOf(ask, update.config_id);
  if (update.user) checkUsers(ask, way.type, update.user);
  way.userids = update.user ?? way.userids;
  way.state = update.state ?? way.state;
  way.remark = update.remark ?? way.remark;
  way.skipVerify = update.skip_verify ?? way.skipVerify;
  return {};
}

export function delContactWay(ask: Ask): object {
  const way = wayOf(ask, bodyAs(ask, idAsk).config_id);
  delete ask.world.state.wecom.ways[way.configId];
  return {};
}

const listAsk = z.object({
  start_time: z.number().optional(),
  end_time: z.number().optional(),
  cursor: z.string().optional(),
  limit: z.number().int().min(1).max(1000).default(100),
});

export function listContactWay(ask: Ask): object {
  const { start_time, end_time, cursor, limit } = bodyAs(ask, listAsk);
  const now = ask.world.nowMs();
  const from = Math.max(start_time ?? 0, secondsOf(now - 90 * DAY_MS));
  const to = end_time ?? secondsOf(now);
  const ways = Object.values(ask.world.state.wecom.ways).filter((w) => secondsOf(w.createdAtMs) >= from && secondsOf(w.createdAtMs) <= to);
  const { page, next_cursor } = pageOf(ways, { cursor, limit }, 1000);
  return { contact_way: page.map((w) => ({ config_id: w.configId })), next_cursor };
}
