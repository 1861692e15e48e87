import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import type { StaffSlip } from './slip-body';

type Props = { slip: StaffSlip; onTaken: (isPaid: boolean) => void };
type Kind = 'PREPAID' | 'STORED';

/** What the customer has with this dealer: as much of it as is due stands there already. */
export function ByAccount({ slip, onTaken }: Props) {
  const { memberId } = slip;
  if (memberId === undefined) return <EmptyState icon="people" title={t('collect.noMember')} text={t('collect.noMemberHow')} />;
  return <Account slip={slip} memberId={memberId} onTaken={onTaken} />;
}

function Account({ slip, memberId, onTaken }: Props & { memberId: string }) {
  const account = useLoad(() => call('GET /payments/accounts/{memberId}', { params: { memberId }, query: {} }), [memberId, slip.dueFen]);
  return (
    <Loaded of={account}>
      {({ prepaidFen, storedFen }) =>
        prepaidFen + storedFen === 0 ? (
          <EmptyState icon="coupon" title={t('collect.accountEmpty')} text={t('collect.accountEmptyHow')} />
        ) : (
          <Use slip={slip} has={{ PREPAID: prepaidFen, STORED: storedFen }} onTaken={onTaken} />
        )
      }
    </Loaded>
  );
}

function Use({ slip, has, onTaken }: Props & { has: Record<Kind, number> }) {
  const [kind, setKind] = useState<Kind>(has.PREPAID > 0 ? 'PREPAID' : 'STORED');
  const most = Math.min(has[kind], slip.dueFen);
  const [text, setText] = useState((Math.min(most, slip.dueNowFen) / 100).toFixed(2));
  const key = useRef({ said: '', name: '' });
  const amountFen = parseMoney(text) ?? 0;
  const choose = (next: Kind): void => {
    setKind(next);
    setText((Math.min(has[next], slip.dueNowFen) / 100).toFixed(2));
  };
  const take = useAction(async () => {
    const body = { method: kind, amountFen };
    const said = JSON.stringify(body);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    const taken = await call('POST /payments/slips/{slipId}/tenders', {
      params: { slipId: slip.slipId },
      body,
      idempotencyKey: key.current.name,
    });
    notify(t('orders.taken', { amount: formatMoney(amountFen) }));
    onTaken(taken.slipState === 'PAID');
  });
  return (
    <>
      <Kinds chosen={kind} has={has} onChoose={choose} />
      <Field
        id="account-amount"
        type="digit"
        label={t('orders.amount')}
        value={text}
        onChange={setText}
        problem={amountFen > most ? t('collect.accountMost', { amount: formatMoney(most) }) : undefined}
      />
      <ProblemLine problem={take.problem} />
      <Button
        block
        id="take-account"
        label={t('orders.take')}
        amountFen={amountFen}
        disabled={amountFen === 0 || amountFen > most}
        busy={take.busy}
        onTap={take.run}
      />
    </>
  );
}

type KindsProps = { chosen: Kind; has: Record<Kind, number>; onChoose: (kind: Kind) => void };

const Kinds = ({ chosen, has, onChoose }: KindsProps) => (
  <Chips>
    {(['PREPAID', 'STORED'] as const).map((id) => (
      <Chip
        key={id}
        id={`account-${id.toLowerCase()}`}
        label={t(id === 'PREPAID' ? 'collect.prepaid' : 'collect.stored', { amount: formatMoney(has[id]) })}
        on={id === chosen}
        disabled={has[id] === 0}
        onTap={() => onChoose(id)}
      />
    ))}
  </Chips>
);
