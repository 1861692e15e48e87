import { useState } from 'react';
import { t } from '@/locales/t';
import type { Opening } from '@/orders/use-opening';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney, parseMoney } from '@/ui/format-money';
import { Sheet } from '@/ui/sheet';
import { CashReceived, changeOf } from './cash-received';

type Props = { dueFen: number; open: Opening['open']; onClose: () => void };

/** Cash for the whole slip: the sum stands there already, what was handed over may be typed for the change. */
export function CashSheet({ dueFen, open, onClose }: Props) {
  const [received, setReceived] = useState('');
  const receivedFen = parseMoney(received) ?? dueFen;
  const take = async (): Promise<void> => {
    if (await open.run({ cash: { receivedFen } })) onClose();
  };
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
          busy={open.busy}
          onTap={take}
        />
      }
    >
      <CashReceived value={received} dueFen={dueFen} onChange={setReceived} />
      <ProblemLine problem={open.problem} />
    </Sheet>
  );
}
