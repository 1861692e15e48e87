import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { type Draft, emptyRule, formOf, newDraft, type Rule, type RuleForm, ruleOf } from '@/segments/rule-form';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { ConditionFields } from './condition-fields';
import './segments.scss';

const kinds = [
  ['cat', 'segments.addCat'],
  ['brand', 'segments.addBrand'],
  ['spent', 'segments.addSpent'],
  ['came', 'segments.addCame'],
  ['away', 'segments.addAway'],
] as const;

type Props = { rule: Rule | 'new'; onClose: () => void; onSaved: (jobId: string) => void };

/** One rule: its tag and the conditions that must all hold. */
export function RuleSheet({ rule, onClose, onSaved }: Props) {
  const [form, setForm] = useState<RuleForm>(rule === 'new' ? emptyRule : formOf(rule));
  const written = ruleOf(form);
  const save = useAction(async () => {
    if (typeof written === 'string') return;
    const { jobId } =
      rule === 'new'
        ? await call('POST /segments/tag-rules', { body: written })
        : await call('PUT /segments/tag-rules/{ruleId}', { params: { ruleId: rule.ruleId }, body: written });
    notify(t('segments.ruleSaved'));
    onSaved(jobId);
  });
  const set = (more: Partial<RuleForm>): void => setForm((before) => ({ ...before, ...more }));
  const footer = (
    <>
      {typeof written === 'string' && <Text className="segments-missing">{t(`segments.missing_${written}`)}</Text>}
      <Button
        block
        id="save-rule"
        label={t('segments.ruleSave')}
        disabled={typeof written === 'string'}
        busy={save.busy}
        onTap={() => save.run()}
      />
    </>
  );
  return (
    <Sheet open title={t(rule === 'new' ? 'segments.ruleNew' : 'segments.ruleEdit')} onClose={onClose} footer={footer}>
      <View className="segments-body">
        <ProblemLine problem={save.problem} />
        <Field
          id="rule-tag"
          label={t('segments.ruleTag')}
          hint={t('segments.ruleTagHint')}
          value={form.tag}
          maxLength={20}
          onChange={(tag) => set({ tag })}
        />
        <View className="segments-head">
          <Text>{t('segments.ruleOn')}</Text>
          <Switch id="rule-on" label={t('segments.ruleOn')} on={form.on} onChange={(on) => set({ on })} />
        </View>
        <Conditions drafts={form.drafts} onChange={(drafts) => set({ drafts })} />
      </View>
    </Sheet>
  );
}

type ConditionsProps = { drafts: readonly Draft[]; onChange: (drafts: Draft[]) => void };

function Conditions({ drafts, onChange }: ConditionsProps) {
  const change = (at: number, draft: Draft | undefined): void => onChange(drafts.flatMap((one, i) => (i === at ? (draft ?? []) : one)));
  return (
    <>
      <Text className="segments-title">{t('segments.conditions')}</Text>
      {drafts.map((draft, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition has nothing else that stays while it is typed
        <ConditionFields key={i} at={i} draft={draft} onChange={(after) => change(i, after)} />
      ))}
      {drafts.length < 5 && (
        <>
          <Text className="segments-muted">{t('segments.add')}</Text>
          <Chips>
            {kinds.map(([kind, word]) => (
              <Chip key={kind} id={`add-${kind}`} on={false} label={t(word)} onTap={() => onChange([...drafts, newDraft(kind)])} />
            ))}
          </Chips>
        </>
      )}
    </>
  );
}
