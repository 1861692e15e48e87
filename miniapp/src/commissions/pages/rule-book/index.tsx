import { ruleInWords } from '@functions/commissions/domain/rule-in-words.ts';
import { useState } from 'react';
import { RuleSheet } from '@/commissions/components/rule-sheet';
import { type AskedRule, emptyRule, formOf, freeId, type RuleForm } from '@/commissions/rule-form';
import { useRuleBook } from '@/commissions/use-rule-book';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';

/** 提成规则, for head office (for all) or a dealer (its own): changed together, published as a whole. */
export default function RuleBookPage() {
  const { book, rules, changed, nameOf, save, drop, undo, publish } = useRuleBook();
  const [editing, setEditing] = useState<RuleForm>();
  const close = (): void => setEditing(undefined);
  const footer = changed && (
    <>
      <ProblemLine problem={publish.problem} />
      <Button block id="publish-rules" label={t('commissions.publish')} busy={publish.busy} onTap={publish.run} />
      <Button block kind="quiet" id="undo-rules" label={t('commissions.undo')} onTap={undo} />
    </>
  );
  return (
    <Screen title={t('commissions.rules')} footer={footer || undefined}>
      <Loaded of={book}>
        {() => (
          <>
            {rules.length === 0 ? (
              <EmptyState icon="wallet" title={t('commissions.noRules')} text={t('commissions.noRulesYet')} />
            ) : (
              <Rules rules={rules} nameOf={nameOf} onTap={(rule) => setEditing(formOf(rule))} />
            )}
            <Button block kind="plain" id="add-rule" label={t('commissions.addRule')} onTap={() => setEditing(emptyRule(freeId(rules)))} />
          </>
        )}
      </Loaded>
      {editing && (
        <RuleSheet
          key={editing.id}
          initial={editing}
          known={rules.some(({ id }) => id === editing.id)}
          nameOf={nameOf}
          onClose={close}
          onSave={(rule) => {
            save(rule);
            close();
          }}
          onDrop={() => {
            drop(editing.id);
            close();
          }}
        />
      )}
    </Screen>
  );
}

type RulesProps = { rules: readonly AskedRule[]; nameOf: (kind: string, code: string) => string; onTap: (rule: AskedRule) => void };

/** Each in the words that guides read. */
const Rules = ({ rules, nameOf, onTap }: RulesProps) => (
  <List title={t('commissions.bookOrder')}>
    {rules.map((rule) => {
      const [head = '', ...more] = ruleInWords({ ...rule, version: 0 }, nameOf).split(t('commissions.ruleComma'));
      return <Row key={rule.id} id={`rule-${rule.id}`} title={head} subtitle={[rule.id, ...more].join(' · ')} onTap={() => onTap(rule)} />;
    })}
  </List>
);
