import { View } from '@tarojs/components';
import { conditionChoices, conditionWords, type StageDraft, sameCondition } from '@/leads/pipeline-draft';
import { actionCodes, actionWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';
import { Sheet } from '@/ui/sheet';

type Props = { stage: StageDraft; onChange: (stage: StageDraft) => void; onMove: (by: 1 | -1) => void; onClose: () => void };

/** One stage: its name, what guides can do there, and what must be done before. Nothing is saved here. */
export function StageSheet({ stage, onChange, onMove, onClose }: Props) {
  const set = (more: Partial<StageDraft>): void => onChange({ ...stage, ...more });
  return (
    <Sheet open title={stage.name} onClose={onClose} footer={<Button block id="stage-done" label={t('leadRules.done')} onTap={onClose} />}>
      <Field id="stage-name" label={t('pipelines.name')} value={stage.name} maxLength={12} onChange={(name) => set({ name })} />
      {stage.kind === 'OPEN' && (
        <>
          <View className="leads-group">
            <View className="leads-muted">{t('pipelines.actions')}</View>
            <Chips>
              {actionCodes.map((action) => {
                const on = stage.actions.includes(action);
                const actions = on ? stage.actions.filter((one) => one !== action) : [...stage.actions, action];
                return <Chip key={action} id={`can-${action}`} label={actionWord(action)} on={on} onTap={() => set({ actions })} />;
              })}
            </Chips>
          </View>
          <Conditions id="entry" title={t('pipelines.toEnter')} list={stage.entry} onChange={(entry) => set({ entry })} />
          <Conditions id="exit" title={t('pipelines.toLeave')} list={stage.exit} onChange={(exit) => set({ exit })} />
          <View className="leads-reach">
            <Button small kind="plain" label={t('pipelines.earlier')} onTap={() => onMove(-1)} />
            <Button small kind="plain" label={t('pipelines.later')} onTap={() => onMove(1)} />
          </View>
        </>
      )}
    </Sheet>
  );
}

type List = StageDraft['entry'];

function Conditions({ id, title, list, onChange }: { id: string; title: string; list: List; onChange: (list: List) => void }) {
  const others = list.filter((one) => !conditionChoices.some((choice) => sameCondition(choice, one)));
  return (
    <View className="leads-group">
      <View className="leads-muted">{title}</View>
      <Chips>
        {[...conditionChoices, ...others].map((condition) => {
          const on = list.some((one) => sameCondition(one, condition));
          const next = on ? list.filter((one) => !sameCondition(one, condition)) : [...list, condition];
          const words = conditionWords(condition);
          return <Chip key={words} id={`${id}-${condition.what}`} label={words} on={on} onTap={() => onChange(next)} />;
        })}
      </Chips>
    </View>
  );
}
