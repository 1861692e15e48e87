import { t } from '@/locales/t';
import { Field } from '@/ui/field';
import { formatMoney, parseMoney } from '@/ui/format-money';

type Props = { value: string; dueFen: number; onChange: (text: string) => void };

/** What goes back to the customer, in fen; nothing typed is the exact sum; below 0 it does not suffice. */
export const changeOf = (received: string, dueFen: number): number => (parseMoney(received) ?? dueFen) - dueFen;

/** What the customer hands over may be more; the change is shown. */
export function CashReceived({ value, dueFen, onChange }: Props) {
  const changeFen = changeOf(value, dueFen);
  return (
    <Field
      id="tender-received"
      type="digit"
      label={t('orders.received')}
      value={value}
      onChange={onChange}
      hint={changeFen > 0 ? t('orders.change', { amount: formatMoney(changeFen) }) : t('orders.receivedHint')}
      problem={changeFen < 0 ? t('orders.receivedShort') : undefined}
    />
  );
}
