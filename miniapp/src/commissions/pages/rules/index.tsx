import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';

/** 提成规则: in the order in which they are tried, each in words; the first that covers the goods pays. */
export default function CommissionRulesPage() {
  const rules = useLoad(async () => (await call('GET /commissions/rules', { query: {} })).rules, []);
  return (
    <Screen title={t('commissions.rules')}>
      <Loaded of={rules}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState icon="wallet" title={t('commissions.noRules')} text={t('commissions.noRulesHow')} />
          ) : (
            <>
              <RuleList title={t('commissions.rulesLive')} rules={all.filter((rule) => rule.live)} />
              <RuleList title={t('commissions.rulesOther')} rules={all.filter((rule) => !rule.live)} />
            </>
          )
        }
      </Loaded>
    </Screen>
  );
}

function RuleList({ title, rules }: { title: string; rules: readonly { id: string; words: string }[] }) {
  if (rules.length === 0) return null;
  return (
    <List title={title}>
      {rules.map(({ id, words }) => {
        const [head = '', ...more] = words.split(t('commissions.ruleComma'));
        return <Row key={id} title={head} {...(more.length > 0 ? { subtitle: more.join(t('commissions.ruleComma')) } : {})} />;
      })}
    </List>
  );
}
