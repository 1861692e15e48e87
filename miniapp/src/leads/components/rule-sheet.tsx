import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { Draft } from '@/leads/rule-draft';
import { sourceCodes, sourceWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';

type Stage = { stage: string; name: string };
type Props = {
  rule: Draft;
  stages: readonly Stage[];
  onChange: (rule: Draft) => void;
  onRemove?: (() => void) | undefined;
  onClose: () => void;
};

const grades = ['A', 'B', 'C'] as const;
const minutes = [15, 30, 60, 120, 240, 480] as const;
const sources = [...sourceCodes, 'online', 'import'] as const;

/** One rule: for which leads it holds, and its limits. Nothing is saved here. */
export function RuleSheet({ rule, stages, onChange, onRemove, onClose }: Props) {
  const { match } = rule;
  const narrow = (more: Partial<Draft['match']>): void => onChange({ ...rule, match: withoutEmpty({ ...match, ...more }) });
  return (
    <Sheet
      open
      title={t('leadRules.editTitle')}
      onClose={onClose}
      footer={<Button block id="rule-done" label={t('leadRules.done')} onTap={onClose} />}
    >
      <Choice title={t('leadRules.grade')} none={match.grade === undefined} onNone={() => narrow({ grade: undefined })}>
        {grades.map((one) => (
          <Chip key={one} id={`grade-${one}`} label={one} on={match.grade === one} onTap={() => narrow({ grade: one })} />
        ))}
      </Choice>
      <Choice title={t('leadRules.source')} none={match.source === undefined} onNone={() => narrow({ source: undefined })}>
        {sources.map((one) => (
          <Chip key={one} label={sourceWord(one)} on={match.source === one} onTap={() => narrow({ source: one })} />
        ))}
      </Choice>
      <Choice title={t('leadRules.stage')} none={match.stage === undefined} onNone={() => narrow({ stage: undefined })}>
        {stages.map(({ stage, name }) => (
          <Chip key={stage} label={name} on={match.stage === stage} onTap={() => narrow({ stage })} />
        ))}
      </Choice>
      <Limits rule={rule} onChange={onChange} />
      {onRemove && <Button block kind="danger" id="rule-remove" label={t('leadRules.remove')} onTap={onRemove} />}
    </Sheet>
  );
}

function withoutEmpty(match: Record<string, unknown>): Draft['match'] {
  return Object.fromEntries(Object.entries(match).filter(([, value]) => value !== undefined)) as Draft['match'];
}

function Choice({ title, none, onNone, children }: { title: string; none: boolean; onNone: () => void; children: ReactNode }) {
  return (
    <View className="leads-group">
      <View className="leads-muted">{title}</View>
      <Chips>
        <Chip label={t('leadRules.any')} on={none} onTap={onNone} />
        {children}
      </Chips>
    </View>
  );
}

const days = [
  ['idleDays', 'leadRules.idleDays', 1, 365],
  ['dealDays', 'leadRules.dealDays', 1, 730],
  ['warnDays', 'leadRules.warnDays', 0, 60],
  ['managerDays', 'leadRules.managerDays', 0, 60],
  ['coolDownDays', 'leadRules.coolDownDays', 0, 365],
  ['graceDays', 'leadRules.graceDays', 1, 30],
] as const;

function Limits({ rule, onChange }: { rule: Draft; onChange: (rule: Draft) => void }) {
  return (
    <>
      <View className="leads-group">
        <View className="leads-muted">{t('leadRules.firstMinutes')}</View>
        <Chips>
          {minutes.map((n) => (
            <Chip
              key={n}
              label={t('leadRules.minutes', { n })}
              on={rule.firstContactMinutes === n}
              onTap={() => onChange({ ...rule, firstContactMinutes: n })}
            />
          ))}
        </Chips>
      </View>
      <List>
        {days.map(([name, label, min, max]) => (
          <Row
            key={name}
            title={t(label)}
            subtitle={name === 'graceDays' ? t('leadRules.graceHint') : undefined}
            end={<Stepper label={t(label)} value={rule[name]} min={min} max={max} onChange={(n) => onChange({ ...rule, [name]: n })} />}
          />
        ))}
      </List>
    </>
  );
}
