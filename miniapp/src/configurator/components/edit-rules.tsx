import { Text, View } from '@tarojs/components';
import { type Draft, faultAt, type Part, replaced, without, wordsOf } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';
import { Grid } from './grid';

type Rule = Draft['rules'][number];
const kinds = ['if', 'not', 'allow', 'forbid'] as const;
const words = { if: 'models.ruleIf', not: 'models.ruleNot', allow: 'models.ruleAllow', forbid: 'models.ruleForbid' } as const;

/** 规则: in the words of the options, 「内芯 = 天然乳胶；宽度 = 1.2 米、1.5 米」. */
export function EditRules({ draft, set, faults }: Part) {
  const { rules } = draft;
  const change = (at: number, one: Partial<Rule>): void => set({ rules: replaced(rules, at, one) });
  const next = `R${rules.length + 1}`;
  return (
    <View className="editor-body">
      <Text className="editor-muted">{t('models.ruleHow')}</Text>
      {rules.map((rule, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an id is being typed, and its field must keep the focus
        <View key={at} className="editor-card">
          <Field label={t('models.ruleId')} value={rule.id} maxLength={40} onChange={(id) => change(at, { id })} />
          <Chips>
            {kinds.map((kind) => (
              <Chip key={kind} label={t(words[kind])} on={rule.kind === kind} onTap={() => change(at, { kind })} />
            ))}
          </Chips>
          {rule.kind === 'if' || rule.kind === 'not' ? (
            <Conditions rule={rule} at={at} faults={faults} change={change} />
          ) : (
            <Table rule={rule} at={at} faults={faults} change={change} />
          )}
          {faultAt(faults, `rule:${rule.id}`) !== undefined && <Text className="editor-wrong">{faultAt(faults, `rule:${rule.id}`)}</Text>}
          <Button kind="quiet" small label={t('models.dropRule')} onTap={() => set({ rules: without(rules, at) })} />
        </View>
      ))}
      <Button
        kind="plain"
        block
        id="add-rule"
        label={t('models.addRule')}
        onTap={() => set({ rules: [...rules, { id: next, kind: 'if', when: '', follows: '', cols: [], rows: [] }] })}
      />
    </View>
  );
}

type RuleProps = { rule: Rule; at: number; faults: Part['faults']; change: (at: number, one: Partial<Rule>) => void };

function Conditions({ rule, at, faults, change }: RuleProps) {
  return (
    <>
      <Field
        id={`rule-when-${at}`}
        label={t(rule.kind === 'if' ? 'models.when' : 'models.never')}
        value={rule.when}
        maxLength={500}
        problem={faultAt(faults, `rule:${rule.id}.when`)}
        onChange={(when) => change(at, { when })}
      />
      {rule.kind === 'if' && (
        <Field
          id={`rule-then-${at}`}
          label={t('models.follows')}
          value={rule.follows}
          maxLength={500}
          problem={faultAt(faults, `rule:${rule.id}.follows`)}
          onChange={(follows) => change(at, { follows })}
        />
      )}
    </>
  );
}

function Table({ rule, at, faults, change }: RuleProps) {
  return (
    <>
      <Field
        label={t('models.columns')}
        hint={t('models.columnsHint')}
        value={rule.cols.join(t('models.comma'))}
        problem={faultAt(faults, `rule:${rule.id}.cols`)}
        onChange={(text) => change(at, { cols: wordsOf(text) })}
      />
      <Grid
        id={`rule-rows-${at}`}
        columns={rule.cols}
        rows={rule.rows}
        wrong={(row) => faultAt(faults, `rule:${rule.id}.rows.${row + 1}`)}
        onChange={(rows) => change(at, { rows })}
      />
    </>
  );
}
