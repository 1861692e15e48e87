import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';

type Transfer = ReplyOf<'GET /payments/transfers'>['items'][number];

type Of = { dealerId?: string };

/** Finance looks at the bank's statement: confirmed, the slip goes on; rejected, the guide reads why. Head office names the dealer. */
export function WaitingTransfers({ of = {} }: { of?: Of }) {
  const waiting = useLoad(() => call('GET /payments/transfers', { query: of }), [of.dealerId]);
  return (
    <Loaded of={waiting}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="slip" title={t('payments.transfersEmpty')} text={t('payments.transfersEmptyHow')} />
        ) : (
          <View className="payments-column">
            {items.map((one) => (
              <One key={one.paymentId} transfer={one} of={of} onDone={waiting.reload} />
            ))}
          </View>
        )
      }
    </Loaded>
  );
}

function One({ transfer, of, onDone }: { transfer: Transfer; of: Of; onDone: () => void }) {
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState('');
  const params = { paymentId: transfer.paymentId };
  const amount = formatMoney(transfer.amountFen);
  const accept = useAction(async () => {
    if (!(await confirm({ title: t('payments.transferSure', { amount }), action: t('payments.transferConfirm') }))) return;
    await call('POST /payments/transfers/{paymentId}/confirm', { params, body: of });
    notify(t('payments.transferConfirmed', { amount }));
    onDone();
  });
  const reject = useAction(async () => {
    await call('POST /payments/transfers/{paymentId}/reject', { params, body: { reason: reason.trim(), ...of } });
    notify(t('payments.transferRejected'));
    onDone();
  });
  return (
    <List>
      <Row
        title={transfer.reference ?? ''}
        subtitle={[transfer.storeName, transfer.slipNumber, moment(transfer.at)].filter(Boolean).join(' · ')}
        end={<Money fen={transfer.amountFen} />}
      />
      {rejecting && (
        <View className="payments-form">
          <Field id="reject-reason" label={t('payments.rejectReason')} value={reason} maxLength={100} onChange={setReason} />
        </View>
      )}
      <ProblemLine problem={accept.problem ?? reject.problem} />
      <View className="payments-actions">
        {rejecting ? (
          <Button kind="danger" label={t('payments.reject')} disabled={reason.trim() === ''} busy={reject.busy} onTap={reject.run} />
        ) : (
          <Button kind="quiet" label={t('payments.reject')} onTap={() => setRejecting(true)} />
        )}
        <Button label={t('payments.transferConfirm')} busy={accept.busy} onTap={accept.run} />
      </View>
    </List>
  );
}
