import { type Call, html, type Reply, redirect } from '../core/exchange.ts';
import { findPerson } from '../core/people.ts';
import type { World } from '../core/world.ts';
import { newLoginCode } from './identity.ts';

/**
 * /sandbox/open?as=PERSON: that customer's WeChat opens the product's pages, with the login code that their mini-program would hand
 * over. A link, so that a terminal can print it; a person nobody has entered is not made by it.
 */
export function openAs(world: World, call: Call): Reply | undefined {
  if (call.method !== 'GET' || call.path !== '/open') return undefined;
  const person = findPerson(world.state.people, call.query.get('as') ?? '');
  if (!person) return html('<!doctype html><meta charset="utf-8"><p>没有这位顾客，<a href="/sandbox">返回沙箱</a>选一位', 404);
  return redirect(`/?wechatCode=${newLoginCode(world, person)}`);
}
