import * as z from 'zod';
import { partnersShape } from '../partners/records.ts';
import { payShape } from '../pay/records.ts';
import { wechatShape } from '../wechat/records.ts';
import { wecomShape } from '../wecom/records.ts';
import { faultShape } from './faults.ts';
import { personShape } from './people.ts';
import { countersShape } from './quota.ts';

/** A callback on its way: signed or sealed anew at each attempt, its content and id stay. */
export const callbackShape = z.object({
  id: z.string(),
  system: z.enum(['wecom', 'pay']),
  type: z.string(),
  url: z.string(),
  content: z.string(),
  createdAtMs: z.number(),
  dueAtMs: z.number(),
  attempts: z.number().default(0),
  state: z.enum(['waiting', 'delivered', 'given-up', 'lost']),
  lastResult: z.string().default(''),
});
export type Callback = z.output<typeof callbackShape>;

export const stateShape = z.object({
  people: z.record(z.string(), personShape).default({}),
  wechat: wechatShape,
  wecom: wecomShape,
  pay: payShape,
  partners: partnersShape.default(() => partnersShape.parse({})),
  faults: z.array(faultShape).default([]),
  counters: countersShape.default({}),
  /** By id. */
  callbacks: z.record(z.string(), callbackShape).default({}),
});
export type SandboxState = z.output<typeof stateShape>;
