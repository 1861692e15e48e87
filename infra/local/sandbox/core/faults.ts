import * as z from 'zod';
import { letters } from './random.ts';

/**
 * error          refuses with `code` without doing anything
 * http           answers `status` with an empty body, without doing anything
 * timeout        does it, keeps the caller waiting `holdMs`, then cuts the connection
 * bad-signature  does it, and signs the answer wrongly (WeChat Pay)
 * callback-late  the callback starts `delayMs` later
 * callback-double  it is delivered `copies` times
 * callback-lost  it is never delivered
 */
export const faultKinds = ['error', 'http', 'timeout', 'bad-signature', 'callback-late', 'callback-double', 'callback-lost'] as const;

export const faultAsk = z.object({
  system: z.enum(['wechat', 'wecom', 'pay', 'partners']),
  /** Start of the path, or of the event's type for callbacks; '' or left out: any. */
  path: z.string().default(''),
  kind: z.enum(faultKinds),
  /** The next so many calls. */
  times: z.number().int().min(1).max(100_000).default(1),
  code: z.union([z.number(), z.string()]).optional(),
  message: z.string().optional(),
  status: z.number().int().min(400).max(599).optional(),
  holdMs: z.number().int().min(0).max(120_000).default(10_000),
  delayMs: z.number().int().min(0).default(60_000),
  copies: z.number().int().min(2).max(20).default(2),
});

export const faultShape = faultAsk.extend({ id: z.string() });
export type Fault = z.output<typeof faultShape>;

export function addFault(faults: Fault[], ask: z.output<typeof faultAsk>): Fault {
  const fault = { ...ask, id: letters(8) };
  faults.push(fault);
  return fault;
}

/** The first fault set for this call or callback; used up by taking it `times` times. */
export function takeFault(faults: Fault[], system: Fault['system'], subject: string, about: 'call' | 'callback'): Fault | undefined {
  const at = faults.findIndex(
    (f) => f.system === system && f.kind.startsWith('callback-') === (about === 'callback') && subject.startsWith(f.path),
  );
  const fault = faults[at];
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times === 0) faults.splice(at, 1);
  return fault;
}
