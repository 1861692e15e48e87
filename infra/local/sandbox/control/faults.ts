import * as z from 'zod';
import { again } from '../core/callbacks.ts';
import { Refused } from '../core/exchange.ts';
import { addFault, faultAsk } from '../core/faults.ts';
import { type Commands, read } from './ask.ts';

export const faultCommands: Commands = {
  'POST /faults': (world, body) => ({ fault: addFault(world.state.faults, read(faultAsk, body)) }),
  'POST /faults/clear': (world, body) => {
    const { id } = read(z.object({ id: z.string().optional() }), body);
    world.state.faults = id === undefined ? [] : world.state.faults.filter((f) => f.id !== id);
    return { left: world.state.faults.length };
  },
  /** All tokens of a system die at once, as after a reset of the secret elsewhere. */
  'POST /faults/tokens': (world, body) => {
    const { system } = read(z.object({ system: z.enum(['wechat', 'wecom']) }), body);
    if (system === 'wecom') world.state.wecom.tokens = {};
    else {
      const { wechat } = world.state;
      wechat.stable = [];
      delete wechat.plain;
    }
    return {};
  },
  /** Sends a callback once more, whatever became of it: WeCom and WeChat Pay both promise doubles. */
  'POST /callbacks/resend': (world, body) => {
    const { id } = read(z.object({ id: z.string() }), body);
    const one = world.state.callbacks[id];
    if (!one) throw new Refused('NOT_FOUND', 'no such callback', 404);
    again(world, one);
    return {};
  },
};
