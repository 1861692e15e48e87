import { useRouter } from '@tarojs/taro';
import { MemberDetail } from '@/members/components/member-detail';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

export default function MemberPage() {
  return (
    <Screen title={t('members.member')}>
      <MemberDetail memberId={useRouter().params.memberId ?? ''} />
    </Screen>
  );
}
