import * as z from 'zod';
import { type Call, jsonOf, Refused } from '../core/exchange.ts';

/** What a caller sent, checked as strictly as the partners check it. */
export function read<S extends z.ZodType>(shape: S, call: Call): z.output<S> {
  const body = shape.safeParse(jsonOf(call.body));
  if (!body.success) throw new Refused('BAD_REQUEST', z.prettifyError(body.error), 400);
  return body.data;
}
