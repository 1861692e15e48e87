import { View } from '@tarojs/components';
import type { DryRun } from '@/leads/rule-draft';
import { returnWord } from '@/leads/words';
import { moment } from '@/locales/moment';
import { type TextKey, t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { Skeleton } from '@/ui/skeleton';
import { StatTile, StatTiles } from '@/ui/stat-tile';

type Problem = { code: string; message: string } | undefined;
type Props = { look: DryRun; busy: boolean; problem: Problem; onSave: () => unknown; onClose: () => void };

/** What the drafted rules would do, before anybody saves them: how many, beside the present rules, and whose. */
export function DryRunSheet({ look, busy, problem, onSave, onClose }: Props) {
  const running = look.state === 'RUNNING';
  return (
    <Sheet
      open
      title={t(running ? 'leadRules.trying' : 'leadRules.outcome')}
      onClose={onClose}
      footer={<Button block id="save-rules" label={t('leadRules.save')} disabled={running} busy={busy} onTap={onSave} />}
    >
      <ProblemLine problem={problem} />
      {running && <View className="leads-muted">{t('leadRules.progress', { done: look.done, total: look.total })}</View>}
      {running ? <Skeleton rows={3} /> : <Outcome look={look} />}
    </Sheet>
  );
}

function Outcome({ look }: { look: DryRun }) {
  const { tonight, month } = look.draft;
  const nothing = month.warned + month.recycled === 0;
  return (
    <>
      <StatTiles>
        <StatTile
          label={t('leadRules.tonight')}
          value={t('leadRules.willRecycle', { count: tonight.recycled })}
          note={t('leadRules.willWarn', { count: tonight.warned })}
        />
        <StatTile
          label={t('leadRules.month')}
          value={t('leadRules.willRecycle', { count: month.recycled })}
          note={t('leadRules.willWarn', { count: month.warned })}
        />
      </StatTiles>
      <View className="leads-muted">{t('leadRules.nowWould', look.now.month)}</View>
      <View className="leads-muted">{t('leadRules.looked', { count: look.leads })}</View>
      {nothing && <EmptyState icon="check" title={t('leadRules.nothing')} />}
      <Named title={t('leadRules.recycles')} leads={look.recycles} />
      <Named title={t('leadRules.warnings')} leads={look.warnings} />
    </>
  );
}

const warningSteps: Readonly<Record<string, TextKey>> = {
  FIRST_CONTACT: 'leadRules.stepFirst',
  WARN_GUIDE: 'leadRules.stepGuide',
  WARN_MANAGER: 'leadRules.stepManager',
};

function Named({ title, leads }: { title: string; leads: DryRun['recycles'] }) {
  if (leads.length === 0) return null;
  return (
    <List title={title} aside={leads.length === 100 ? <View className="leads-muted">{t('leadRules.firstHundred')}</View> : undefined}>
      {leads.map((lead) => {
        const step = warningSteps[lead.reason];
        const why = step === undefined ? returnWord(lead.reason) : t(step);
        return (
          <Row
            key={`${lead.leadId}${lead.reason}`}
            title={`${lead.customerName} ${lead.mobileMasked}`}
            subtitle={[lead.guideName, why].filter(Boolean).join(' · ')}
            end={<View className="leads-muted figures">{moment(lead.at)}</View>}
          />
        );
      })}
    </List>
  );
}
