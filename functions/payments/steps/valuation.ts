import { Refusal } from '#kernel/refusal';
import type { Valuation } from '../gateways/valuer.ts';
import type { PayOutcome } from '../gateways/wechat-pay-call.ts';

/** Refuses VALUER_SILENT, VALUATION_GONE. */
export function refuseUnvalued(answer: PayOutcome<Valuation>): Valuation {
  if (answer.ok) return answer.value;
  throw new Refusal(answer.failure.kind === 'NEVER' ? 'VALUATION_GONE' : 'VALUER_SILENT');
}
