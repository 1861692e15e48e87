import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import type { StaffSlip } from './slip-body';

type Props = { slip: StaffSlip; onTaken: (isPaid: boolean) => void };
const conditions = ['GOOD', 'WORN', 'BROKEN'] as const;
type Old = { item: string; condition: (typeof conditions)[number] };

/** 以旧换新: the valuer says what the old thing is worth; taking it in pays that much of the slip. */
export function ByTradeIn({ slip, onTaken }: Props) {
  const [{ item, condition }, setOld] = useState<Old>({ item: '', condition: 'GOOD' });
  const [valued, setValued] = useState<ReplyOf<'POST /payments/trade-ins/valuations'>>();
  const value = useAction(async () => {
    setValued(await call('POST /payments/trade-ins/valuations', { body: { item: item.trim(), condition } }));
  });
  const take = useAction(async () => {
    if (!valued) return;
    const { valuationNo, amountFen } = valued;
    // The valuation names the tender: it serves once.
    const named = { params: { slipId: slip.slipId }, body: { valuationNo }, idempotencyKey: `trade-in-${valuationNo}` };
    const taken = await call('POST /payments/slips/{slipId}/trade-ins', named);
    notify(t('orders.taken', { amount: formatMoney(amountFen) }));
    onTaken(taken.slipState === 'PAID');
  });
  const change = (next: Old): void => {
    setOld(next);
    setValued(undefined);
  };
  if (slip.memberId === undefined) return <EmptyState icon="people" title={t('collect.noMember')} text={t('collect.noMemberHow')} />;
  const tooMuch = valued !== undefined && valued.amountFen > slip.dueFen;
  return (
    <>
      <Thing item={item} condition={condition} onChange={change} />
      {valued && <Text>{tooMuch ? t('collect.tradeInTooMuch', { amount: formatMoney(slip.dueFen) }) : t('collect.tradeInWorth')}</Text>}
      {valued && <Money fen={valued.amountFen} size="title" />}
      <ProblemLine problem={take.problem ?? value.problem} />
      {valued && !tooMuch ? (
        <Button block id="take-trade-in" label={t('collect.tradeInTake')} amountFen={valued.amountFen} busy={take.busy} onTap={take.run} />
      ) : (
        <Button
          block
          id="value-trade-in"
          label={t('collect.tradeInValue')}
          disabled={item.trim() === ''}
          busy={value.busy}
          onTap={value.run}
        />
      )}
    </>
  );
}

const Thing = ({ item, condition, onChange }: Old & { onChange: (old: Old) => void }) => (
  <>
    <Field
      id="trade-in-item"
      label={t('collect.tradeInItem')}
      value={item}
      maxLength={80}
      onChange={(words) => onChange({ item: words, condition })}
    />
    <Chips>
      {conditions.map((one) => (
        <Chip
          key={one}
          id={`condition-${one.toLowerCase()}`}
          label={t(`collect.condition${one}`)}
          on={one === condition}
          onTap={() => onChange({ item, condition: one })}
        />
      ))}
    </Chips>
  </>
);
