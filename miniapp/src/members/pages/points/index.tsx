import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { PointsLedger } from '@/members/components/points-ledger';
import { Screen } from '@/ui/screen';

/** 积分明细: a customer's own, or a member's as the guide sees it. */
export default function PointsPage() {
  return (
    <Screen title={t('members.pointsLedger')}>
      <PointsLedger memberId={useRouter().params.memberId ?? ''} />
    </Screen>
  );
}
