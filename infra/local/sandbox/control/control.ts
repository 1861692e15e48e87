import { type Call, json, jsonOf, Refused, type Reply } from '../core/exchange.ts';
import type { World } from '../core/world.ts';
import type { Commands } from './ask.ts';
import { faultCommands } from './faults.ts';
import { overview } from './overview.ts';
import { partnerCommands } from './partners.ts';
import { payCommands } from './pay.ts';
import { wechatCommands } from './wechat.ts';
import { wecomCommands } from './wecom.ts';
import { seedCommands } from './wecom-seed.ts';

const commands: Commands = { ...wechatCommands, ...payCommands, ...wecomCommands, ...seedCommands, ...partnerCommands, ...faultCommands };

/** /sandbox/api: what a person at the page, or a test, does as customer, member, or as bad luck. */
export async function answerControl(world: World, call: Call): Promise<Reply> {
  try {
    if (call.method === 'GET' && call.path === '/state') return json(200, overview(world));
    const command = commands[`${call.method} ${call.path}`];
    if (!command) throw new Refused('NOT_FOUND', `no command ${call.method} ${call.path}`, 404);
    return json(200, await command(world, jsonOf(call.body)));
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown;
    return json(thrown.status, { code: thrown.code, message: thrown.message });
  }
}
