import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { failureWord, methodWord, type Refund } from '@/payments/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';

/** Refunds that a colleague carries out, and those that did not go through, with what can be done. */
export function OpenRefunds() {
  const open = useLoad(() => call('GET /payments/refunds', { query: {} }), []);
  const [chosen, setChosen] = useState<Refund>();
  const done = (): void => {
    setChosen(undefined);
    open.reload();
  };
  return (
    <Loaded of={open}>
      {({ items }) => (
        <>
          {items.length === 0 && <EmptyState icon="slip" title={t('payments.refundsEmpty')} text={t('payments.refundsEmptyHow')} />}
          {items.length > 0 && (
            <List>
              {items.map((refund) => (
                <Row
                  key={refund.refundId}
                  title={`${methodWord(refund.method)} · ${refund.why}`}
                  subtitle={refund.state === 'FAILED' ? failureWord(refund.failure) : moment(refund.startedAt)}
                  end={
                    <View className="payments-differences">
                      <Money fen={refund.amountFen} />
                      <Tag
                        tone={refund.state === 'FAILED' ? 'danger' : 'warn'}
                        label={t(refund.state === 'FAILED' ? 'payments.refundFailed' : 'payments.refundByHand')}
                      />
                    </View>
                  }
                  onTap={() => setChosen(refund)}
                />
              ))}
            </List>
          )}
          {chosen && <RefundSheet key={chosen.refundId} refund={chosen} onClose={() => setChosen(undefined)} onDone={done} />}
        </>
      )}
    </Loaded>
  );
}

type SheetProps = { refund: Refund; onClose: () => void; onDone: () => void };

function RefundSheet({ refund, onClose, onDone }: SheetProps) {
  const [reference, setReference] = useState('');
  const params = { refundId: refund.refundId };
  const retry = useAction(async () => {
    await call('POST /payments/refunds/{refundId}/retry', { params, body: {} });
    notify(t('payments.refundRetried'));
    onDone();
  });
  const finish = useAction(async () => {
    await call('POST /payments/refunds/{refundId}/done', { params, body: { reference: reference.trim() } });
    notify(t('payments.refundFinished'));
    onDone();
  });
  const failed = refund.state === 'FAILED';
  return (
    <Sheet open title={t('payments.refundTitle', { method: methodWord(refund.method) })} onClose={onClose}>
      <View className="payments-column">
        <Row
          title={t(failed ? 'payments.refundFailed' : 'payments.refundByHand')}
          subtitle={failed ? failureWord(refund.failure) : t('payments.refundHow')}
          end={<Money fen={refund.amountFen} />}
        />
        {failed && <Button block kind="plain" id="retry-refund" label={t('payments.retry')} busy={retry.busy} onTap={retry.run} />}
        <Field
          id="refund-reference"
          label={t('payments.refundReference')}
          value={reference}
          maxLength={64}
          onChange={setReference}
          hint={t(failed ? 'payments.refundOtherHint' : 'payments.refundReferenceHint')}
        />
        <ProblemLine problem={retry.problem ?? finish.problem} />
        <Button
          block
          id="finish-refund"
          label={t('payments.finish')}
          amountFen={refund.amountFen}
          disabled={reference.trim() === ''}
          busy={finish.busy}
          onTap={finish.run}
        />
      </View>
    </Sheet>
  );
}
