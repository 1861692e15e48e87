import { useRouter } from '@tarojs/taro';
import { t } from '@/locales/t';
import { MemberDetail } from '@/members/components/member-detail';
import { Screen } from '@/ui/screen';

export default function MemberPage() {
  const { memberId = '', push } = useRouter().params;
  return (
    <Screen title={t('members.member')}>
      <MemberDetail memberId={memberId} push={push === 'coupon' ? push : undefined} />
    </Screen>
  );
}
