import { t } from '@/locales/t';
import { RuleList } from '@/segments/components/rule-list';
import { Screen } from '@/ui/screen';

/** 自动标签: what must have been bought for a tag. */
export default function TagRulesPage() {
  return (
    <Screen title={t('segments.rules')}>
      <RuleList />
    </Screen>
  );
}
