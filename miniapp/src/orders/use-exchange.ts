import { useEffect, useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { isLost, ProblemError } from '@/api/problem';
import type { RequestOf } from '@/api/routes';
import { onSettled } from '@/api/unanswered';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { serialsMissing } from '@/orders/cart';
import { saleTerms } from '@/orders/delivery';
import { slipPage } from '@/orders/pages';
import { quoteBody } from '@/orders/quote-body';
import type { CartStore } from '@/orders/use-cart';
import { useComingBack } from '@/orders/use-coming-back';
import { useQuote } from '@/orders/use-quote';
import { confirm } from '@/ui/confirm';
import { formatMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { replace } from '@/wx/navigate';

type Asked = RequestOf<'POST /orders/slips/{slipId}/exchanges'>['body'];
type Sums = { backFen: number; dueFen: number };

/** An exchange in the making: what comes back, what goes out, what is between them, and doing it. */
export function useExchange(slipId: string, store: CartStore) {
  const { cart } = store();
  const quoted = useQuote(cart);
  const { quote } = quoted;
  const back = useComingBack(slipId, cart.lines.length === 0 ? undefined : quote?.netFen);
  const { lines, reason, preview, unwinding } = back;
  const nameOf = useOneSlip();
  const approval = useLateApproval(slipId, back);
  const exchange = useAction(async (receivedFen?: number) => {
    if (!quote || !unwinding?.exchange) return;
    if (receivedFen === undefined && !(await agreed(unwinding.exchange))) return;
    const { memberId: _, ...sale } = quoteBody(cart);
    const inHand = quote.netFen === 0 ? 0 : receivedFen;
    const body: Asked = {
      ...{ lines, reason: t(reason), expectedRefundFen: unwinding.refundFen },
      sale: { ...sale, ...saleTerms(cart), expectedNetFen: quote.netFen },
      ...(inHand === undefined ? {} : { cash: { receivedFen: inHand } }),
      ...(approval.approvalId === undefined ? {} : { approvalId: approval.approvalId }),
    };
    const asked = { params: { slipId }, body, idempotencyKey: nameOf(body) };
    const slip = await call('POST /orders/slips/{slipId}/exchanges', asked).catch((problem: unknown) => {
      if (problem instanceof ProblemError && !isLost(problem)) {
        quoted.again(problem.code === 'PRICE_CHANGED');
        preview.reload();
      }
      throw problem;
    });
    arrived(slip.slipId);
  });
  const ready = preview.state === 'ready' && unwinding?.exchange !== undefined && quoted.isCurrent && quoted.problem === undefined;
  return { back, cart, quoted, exchange, approval, ready: ready && serialsMissing(cart) === 0 };
}

export type Exchange = ReturnType<typeof useExchange>;

function agreed({ backFen, dueFen }: Sums): Promise<boolean> {
  const key = dueFen > 0 ? 'exchange.sureDue' : backFen > 0 ? 'exchange.sureBack' : 'exchange.sureEven';
  return confirm({ title: t('exchange.sure'), text: t(key, { amount: formatMoney(dueFen + backFen) }), action: t('exchange.doEven') });
}

function arrived(slipId: string): void {
  notify(t('exchange.done'));
  replace(slipPage, { slipId });
}

/** The very same exchange is one, however often it is sent; where its answer comes late, it leads to the new slip all the same. */
function useOneSlip() {
  const key = useRef({ of: '', key: '' });
  useEffect(
    () =>
      onSettled((name, outcome) => {
        if (name !== key.current.key || !('reply' in outcome)) return;
        const { reply } = outcome;
        if (typeof reply === 'object' && reply !== null && 'slipId' in reply) arrived(String(reply.slipId));
      }),
    [],
  );
  return (body: Asked): string => {
    const of = JSON.stringify(body);
    if (key.current.of !== of) key.current = { of, key: newKey() };
    return key.current.key;
  };
}

/** Where the guides' days are over the manager is asked; the approval goes with the exchange of exactly these goods. */
function useLateApproval(slipId: string, { lines, reason }: ReturnType<typeof useComingBack>) {
  const [asked, setAsked] = useState<{ of: string; approvalId: string }>();
  const of = JSON.stringify(lines);
  const ask = useAction(async () => {
    const body = { kind: 'RETURN', lines, reason: t(reason) } as const;
    const request = { params: { slipId }, body, idempotencyKey: newKey() };
    const { approvalId } = await call('POST /orders/slips/{slipId}/approvals', request);
    setAsked({ of, approvalId });
    notify(t('exchange.asked'));
  });
  return { ask, approvalId: asked?.of === of ? asked.approvalId : undefined };
}
