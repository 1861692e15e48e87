import { View } from '@tarojs/components';
import { t } from '@/locales/t';
import { type Chosen, toggled } from '@/orders/return-choice';
import { Chip, Chips, Tag } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Stepper } from '@/ui/stepper';
import type { StaffSlip } from './slip-body';

type Props = { slip: StaffSlip; chosen: Chosen; onChange: (chosen: Chosen) => void };
type Line = StaffSlip['lines'][number];

/** What was sold and is still with the customer. Pieces with a number are chosen by it, others counted. */
export function ReturnLines({ slip, chosen, onChange }: Props) {
  return (
    <List title={t('orders.returnWhat')}>
      {slip.lines.map((line) => {
        const left = line.qty - backOf(slip, line.lineKey);
        return (
          <View key={line.lineKey}>
            <Row
              title={line.name}
              subtitle={[
                line.configurationText ?? line.spec,
                line.service === 'INSURANCE' ? t('orders.returnCover') : '',
                t('orders.returnLeft', { count: left }),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={<Count line={line} left={left} chosen={chosen} onChange={onChange} />}
            />
            {left > 0 && line.serials.length > 0 && (
              <View className="orders-benefits orders-benefits-wide">
                <Chips>
                  {line.serials.map((serial) => (
                    <Chip
                      key={serial}
                      label={serial}
                      on={chosen[line.lineKey]?.serials.includes(serial) ?? false}
                      onTap={() => onChange(toggled(chosen, line.lineKey, serial))}
                    />
                  ))}
                </Chips>
              </View>
            )}
          </View>
        );
      })}
    </List>
  );
}

function Count({ line, left, chosen, onChange }: { line: Line; left: number } & Omit<Props, 'slip'>) {
  if (left === 0) return <Tag label={t('orders.returnAllBack')} />;
  if (line.serials.length > 0) return null;
  const set = (qty: number): void => onChange({ ...chosen, [line.lineKey]: { qty, serials: [] } });
  return <Stepper label={line.name} min={0} max={left} value={chosen[line.lineKey]?.qty ?? 0} onChange={set} />;
}

export function backOf(slip: StaffSlip, lineKey: string): number {
  const lines = slip.returns.flatMap((one) => one.lines);
  return lines.reduce((sum, line) => sum + (line.lineKey === lineKey ? line.qty : 0), 0);
}
