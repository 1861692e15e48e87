import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { leadPage } from '@/leads/pages';
import { sourceCodes, sourceWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { parseMoney } from '@/ui/format-money';
import { Screen } from '@/ui/screen';
import { replace } from '@/wx/navigate';
import { useDraft } from '@/wx/use-draft';
import '@/leads/components/leads.scss';

type Draft = { mobile: string; name: string; need: string; budget: string; source: (typeof sourceCodes)[number]; grade: 'A' | 'B' | 'C' };
const empty: Draft = { mobile: '', name: '', need: '', budget: '', source: 'store', grade: 'B' };
const isDraft = (value: unknown): value is Draft => typeof value === 'object' && value !== null && 'mobile' in value && 'grade' in value;
const grades = ['A', 'B', 'C'] as const;

/** 报商机: mobile number and name are enough; what was typed survives back, a kill and an error. */
export default function ReportPage() {
  const { draft, change, clear } = useDraft('lead-report', empty, isDraft);
  const [key, setKey] = useState(newKey);
  const set = (more: Partial<Draft>): void => {
    change({ ...draft, ...more });
    setKey(newKey());
  };
  const report = useAction(async () => {
    const { lead } = await call('POST /leads', { body: bodyOf(draft), idempotencyKey: key });
    clear();
    replace(leadPage, { leadId: lead.leadId });
  });
  const ready = /^1[3-9]\d{9}$/.test(draft.mobile) && draft.name.trim() !== '' && isAmount(draft.budget);
  return (
    <Screen
      title={t('leads.report')}
      footer={<Button block id="report-lead" label={t('leads.reportSave')} disabled={!ready} busy={report.busy} onTap={report.run} />}
    >
      <View className="leads-form">
        <Customer draft={draft} onChange={set} />
        <View className="leads-group">
          <View className="leads-muted">{t('leads.grade')}</View>
          <Chips>
            {grades.map((one) => (
              <Chip key={one} label={one} on={draft.grade === one} onTap={() => set({ grade: one })} />
            ))}
          </Chips>
        </View>
        <View className="leads-group">
          <View className="leads-muted">{t('leads.from')}</View>
          <Chips>
            {sourceCodes.map((one) => (
              <Chip key={one} label={sourceWord(one)} on={draft.source === one} onTap={() => set({ source: one })} />
            ))}
          </Chips>
        </View>
        <ProblemLine problem={report.problem} />
      </View>
    </Screen>
  );
}

function Customer({ draft: { mobile, name, need, budget }, onChange }: { draft: Draft; onChange: (more: Partial<Draft>) => void }) {
  return (
    <>
      <Field
        id="lead-mobile"
        type="phone"
        label={t('leads.mobile')}
        value={mobile}
        maxLength={11}
        onChange={(text) => onChange({ mobile: text.replace(/\D/g, '') })}
      />
      <Field id="lead-name" label={t('leads.name')} value={name} maxLength={20} onChange={(text) => onChange({ name: text })} />
      <Field
        multiline
        label={t('leads.need')}
        value={need}
        maxLength={200}
        placeholder={t('leads.needHint')}
        onChange={(text) => onChange({ need: text })}
      />
      <Field
        type="digit"
        label={t('leads.expected')}
        value={budget}
        problem={isAmount(budget) ? undefined : t('leads.expectedWrong')}
        onChange={(text) => onChange({ budget: text })}
      />
    </>
  );
}

const isAmount = (text: string): boolean => text.trim() === '' || parseMoney(text) !== undefined;

function bodyOf({ mobile, name, need, budget, source, grade }: Draft) {
  const expectedFen = parseMoney(budget);
  const more = { ...(need.trim() === '' ? {} : { need: need.trim() }), ...(expectedFen === undefined ? {} : { expectedFen }) };
  return { mobile, name: name.trim(), source, grade, ...more };
}
