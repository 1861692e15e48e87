import { type Call, empty, Refused, type Reply } from './core/exchange.ts';
import { type Fault, takeFault } from './core/faults.ts';
import { note, shown } from './core/journal.ts';
import type { World } from './core/world.ts';
import { answerPartners, faultAsPartners } from './partners/partners.ts';
import { answerPay, faultAsPay } from './pay/pay.ts';
import { answerWechat, faultAsWechat } from './wechat/wechat.ts';
import { answerWecom, faultAsWecom } from './wecom/wecom.ts';

export type SystemName = 'wechat' | 'wecom' | 'pay' | 'partners';
export type Answered = { reply: Reply } | { cutAfterMs: number };

/** One call to an outside system: the fault that was set for it, or its own answer; noted in the journal either way. */
export async function answerSystem(world: World, system: SystemName, call: Call): Promise<Answered> {
  const fault = takeFault(world.state.faults, system, call.path, 'call');
  const reply = await replyWith(world, system, call, fault);
  const cutOff = fault?.kind === 'timeout';
  const text = reply.type.startsWith('image/') ? `${reply.type}, ${reply.body.length} bytes` : String(reply.body);
  note(world.journal[system], {
    atMs: world.nowMs(),
    method: call.method,
    path: `${call.path}${shown(call.search)}`,
    asked: call.path.endsWith('/media/upload') ? `${call.body.length} bytes` : shown(call.body.toString('utf8')),
    status: reply.status,
    answered: cutOff ? '已受理，未应答（故障注入）' : shown(text),
  });
  return cutOff ? { cutAfterMs: fault.holdMs } : { reply };
}

function replyWith(world: World, system: SystemName, call: Call, fault: Fault | undefined): Reply | Promise<Reply> {
  if (fault?.kind === 'http') return empty(fault.status ?? 502);
  switch (system) {
    case 'wechat':
      return fault?.kind === 'error' ? faultAsWechat(fault) : answerWechat(world, call);
    case 'wecom':
      return fault?.kind === 'error' ? faultAsWecom(fault) : answerWecom(world, call);
    case 'pay':
      return fault?.kind === 'error' ? faultAsPay(world, call, fault) : answerPay(world, call, fault?.kind === 'bad-signature');
    case 'partners':
      return fault?.kind === 'error' ? faultAsPartners(fault) : answerPartners(world, call);
    default:
      throw new Refused('NO_SYSTEM', system satisfies never);
  }
}
