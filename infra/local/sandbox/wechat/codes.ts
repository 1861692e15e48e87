import * as z from 'zod';
import { type Call, jsonOf, Refused, type Reply } from '../core/exchange.ts';
import { qrPng } from '../core/qr.ts';
import { MINUTE_MS, withinQuota } from '../core/quota.ts';
import type { World } from '../core/world.ts';
import { checkPage } from './subscribe.ts';

const ask = z.object({
  scene: z.string(),
  page: z.string().default(''),
  check_path: z.boolean().default(true),
  env_version: z.enum(['release', 'trial', 'develop']).default('release'),
  width: z.number().int().min(280).max(1280).default(430),
});

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** POST /wxa/getwxacodeunlimit. The picture is a QR code of 'wxacode:PAGE?scene=SCENE', where WeChat would draw its round code. */
export function unlimitedCode(world: World, call: Call): Reply {
  const { wechat, counters } = world.state;
  const parsed = ask.safeParse(jsonOf(call.body));
  if (!parsed.success) throw new Refused(40097, 'invalid args');
  const { scene, page, check_path, width } = parsed.data;
  if (!SCENE.test(scene)) throw new Refused(40129, 'invalid scene');
  if (page.includes('?')) throw new Refused(41030, 'invalid page');
  checkPage(check_path ? wechat.pages : undefined, page);
  if (!withinQuota(counters, 'wechat/codes/minute', 5000, MINUTE_MS, world.nowMs()))
    throw new Refused(45009, 'reach max api minute quota limit');
  wechat.codes = [...wechat.codes, { atMs: world.nowMs(), scene, page }].slice(-100);
  return { status: 200, type: 'image/png', body: qrPng(`wxacode:${page}?scene=${encodeURIComponent(scene)}`, width) };
}
