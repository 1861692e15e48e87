import { DealerChoice } from '@/leads/components/dealer-choice';
import { RuleList } from '@/leads/components/rule-list';
import { t } from '@/locales/t';
import { Screen } from '@/ui/screen';

/** 提醒与回收规则: a manager's for the store, a dealer's for all its stores, head office's for the dealer it names. */
export default function RulesPage() {
  return (
    <Screen title={t('leadRules.title')}>
      <DealerChoice>{(layer) => <RuleList layer={layer} />}</DealerChoice>
    </Screen>
  );
}
