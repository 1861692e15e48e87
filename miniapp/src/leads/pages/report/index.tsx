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
import { List } from '@/ui/list';
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
  const { mobile, name, need, budget, source, grade } = draft;
  const expectedFen = parseMoney(budget);
  const report = useAction(async () => {
    const more = { ...(need.trim() === '' ? {} : { need: need.trim() }), ...(expectedFen === undefined ? {} : { expectedFen }) };
    const body = { mobile, name: name.trim(), source, grade, ...more };
    const { lead } = await call('POST /leads', { body, idempotencyKey: key });
    clear();
    replace(leadPage, { leadId: lead.leadId });
  });
  const ready = /^1[3-9]\d{9}$/.test(mobile) && name.trim() !== '';
  return (
    <Screen
      title={t('leads.report')}
      footer={<Button block id="report-lead" label={t('leads.reportSave')} disabled={!ready} busy={report.busy} onTap={report.run} />}
    >
      <View className="leads-form">
        <Field
          id="lead-mobile"
          type="phone"
          label={t('leads.mobile')}
          value={mobile}
          maxLength={11}
          onChange={(text) => set({ mobile: text.replace(/\D/g, '') })}
        />
        <Field id="lead-name" label={t('leads.name')} value={name} maxLength={20} onChange={(text) => set({ name: text })} />
        <Field
          multiline
          label={t('leads.need')}
          value={need}
          maxLength={200}
          placeholder={t('leads.needHint')}
          onChange={(text) => set({ need: text })}
        />
        <Field type="digit" label={t('leads.expected')} value={budget} onChange={(text) => set({ budget: text })} />
        <List title={t('leads.grade')}>
          <Chips>
            {grades.map((one) => (
              <Chip key={one} label={one} on={grade === one} onTap={() => set({ grade: one })} />
            ))}
          </Chips>
        </List>
        <List title={t('leads.from')}>
          <Chips>
            {sourceCodes.map((one) => (
              <Chip key={one} label={sourceWord(one)} on={source === one} onTap={() => set({ source: one })} />
            ))}
          </Chips>
        </List>
        <ProblemLine problem={report.problem} />
      </View>
    </Screen>
  );
}
