import { Text, View } from '@tarojs/components';
import { dayName } from '@/locales/moment';
import { t } from '@/locales/t';
import { Money } from '@/ui/money';
import type { MemberSlip, StaffSlip } from './slip-body';

/** What was agreed beside the price: the deposit, whether it is there, and when and how the goods are handed over. */
export function SlipTerms({ slip: { deposit, handover } }: { slip: StaffSlip | MemberSlip }) {
  return (
    <>
      {deposit && (
        <View className="orders-line-head">
          <Text className="orders-muted">{`${t('deposits.deposit')} · ${t(deposit.dueFen === 0 ? 'deposits.paid' : 'deposits.unpaid')}`}</Text>
          <Money fen={deposit.amountFen} />
        </View>
      )}
      {handover && (
        <Text className="orders-muted">
          {[
            t('deposits.handover', { day: dayName(new Date(`${handover.day}T00:00:00`)), way: t(`deposits.${handover.way}`) }),
            handover.address,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
    </>
  );
}
