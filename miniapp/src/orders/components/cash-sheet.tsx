import { useState } from 'react';
import type { Action } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { Sheet } from '@/ui/sheet';
import { CashReceived, changeOf } from './cash-received';

type Props = {
  dueFen: number;
  take: Pick<Action<never>, 'busy' | 'problem'>;
  onTake: (receivedFen: number) => Promise<void>;
  onClose: () => void;
};

/** Cash for the whole slip: the sum stands there already, what was handed over may be typed for the change. */
export function CashSheet({ dueFen, take, onTake, onClose }: Props) {
  const [received, setReceived] = useState('');
  const receivedFen = parseMoney(received) ?? dueFen;
  return (
    <Sheet
      open
      title={t('orders.cashTitle', { amount: formatMoney(dueFen) })}
      onClose={onClose}
      footer={
        <Button
          block
          id="take-cash"
          label={t('orders.take')}
          amountFen={dueFen}
          disabled={changeOf(received, dueFen) < 0}
          busy={take.busy}
          onTap={() => onTake(receivedFen)}
        />
      }
    >
      <CashReceived value={received} dueFen={dueFen} onChange={setReceived} />
      <ProblemLine problem={take.problem} />
    </Sheet>
  );
}
