import { View } from '@tarojs/components';
import { t } from '@/locales/t';
import { type ComingBack, reasons } from '@/orders/use-coming-back';
import { Chip, Chips } from '@/ui/chip';
import { List } from '@/ui/list';

/** Why it comes back, in one tap. */
export const ReturnReason = ({ back: { reason, setReason } }: { back: Pick<ComingBack, 'reason' | 'setReason'> }) => (
  <List title={t('orders.returnReason')}>
    <View className="orders-benefits orders-benefits-wide">
      <Chips>
        {reasons.map((one) => (
          <Chip key={one} label={t(one)} on={reason === one} onTap={() => setReason(one)} />
        ))}
      </Chips>
    </View>
  </List>
);
