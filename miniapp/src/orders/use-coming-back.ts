import { useMemo, useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { type AskedBack, askedBack, type Chosen } from '@/orders/return-choice';

export const reasons = ['orders.reasonUnfit', 'orders.reasonFault', 'orders.reasonWrong', 'orders.reasonOther'] as const;

/** What is chosen to come back, why, and everything it would undo; `forFen`, where other goods of that price go out for it. */
export function useComingBack(slipId: string, forFen?: number) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [reason, setReason] = useState<(typeof reasons)[number]>(reasons[0]);
  const lines = useMemo(() => askedBack(chosen), [chosen]);
  const preview = useLoad(() => (lines.length === 0 ? Promise.resolve(undefined) : ask(slipId, lines, forFen)), [lines, forFen]);
  return { chosen, setChosen, reason, setReason, lines, preview, unwinding: lines.length === 0 ? undefined : preview.data };
}

export type ComingBack = ReturnType<typeof useComingBack>;

const ask = (slipId: string, lines: AskedBack[], forFen: number | undefined) =>
  call('POST /orders/slips/{slipId}/returns/preview', {
    params: { slipId },
    body: { lines, ...(forFen === undefined ? {} : { forFen }) },
  });
