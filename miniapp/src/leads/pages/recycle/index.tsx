import { useRouter } from '@tarojs/taro';
import { RecycleReason } from '@/leads/components/recycle-reason';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 为什么被收回: the move worked out again from the rule and the facts of its moment. */
export default function RecyclePage() {
  const { leadId = '', entryId = '', at = '' } = useRouter().params;
  return (
    <Screen title={t('leadRules.why')}>
      <RecycleReason leadId={leadId} entryId={entryId} at={decodeURIComponent(at)} />
    </Screen>
  );
}
