import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { RequestOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { useWalk } from '@/segments/use-walk';
import { type Level, levelCodes, levelWord, type Segment } from '@/segments/words';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import { parseMoney } from '@/ui/format-money';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { Progress } from './progress';
import { TagField } from './tag-field';
import './segments.scss';

type Body = RequestOf<'POST /segments'>['body'];
type Form = { name: string; anyTags: string[]; allTags: string[]; noTags: string[]; levels: Level[]; spent: string; marketing: boolean };

const empty: Form = { name: '', anyTags: [], allTags: [], noTags: [], levels: [], spent: '', marketing: false };
const formOf = ({ name, conditions: { spentFromFen, storeIds: _, ...rest } }: Segment): Form => ({
  name,
  ...rest,
  spent: spentFromFen === undefined ? '' : String(spentFromFen / 100),
});

function conditionsOf({ name: _, spent, ...rest }: Form): Body['conditions'] | undefined {
  const spentFromFen = spent.trim() === '' ? undefined : parseMoney(spent);
  if (spent.trim() !== '' && spentFromFen === undefined) return undefined;
  return { ...rest, ...(spentFromFen === undefined ? {} : { spentFromFen }) };
}

type Props = { segment: Segment | 'new'; onClose: () => void; onSaved: (segment: Segment) => void };

/** Whom a segment holds; how many these are can be counted before it is saved. */
export function SegmentSheet({ segment, onClose, onSaved }: Props) {
  const [form, setForm] = useState<Form>(segment === 'new' ? empty : formOf(segment));
  const [jobId, setJobId] = useState<string>();
  const set = (more: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...more }));
    if (!('name' in more)) setJobId(undefined);
  };
  const conditions = conditionsOf(form);
  const missing = form.name.trim() === '' ? 'name' : conditions ? undefined : 'spent';
  const save = useAction(async () => {
    if (!conditions) return;
    const body = { name: form.name.trim(), conditions };
    const saved =
      segment === 'new'
        ? await call('POST /segments', { body })
        : await call('PUT /segments/{segmentId}', { params: { segmentId: segment.segmentId }, body });
    notify(t('segments.saved'));
    onSaved(saved);
  });
  const footer = (
    <>
      {missing && <Text className="segments-missing">{t(`segments.missing_${missing}`)}</Text>}
      <Button
        block
        id="save-segment"
        label={t('segments.save')}
        disabled={missing !== undefined}
        busy={save.busy}
        onTap={() => save.run()}
      />
    </>
  );
  return (
    <Sheet open title={t(segment === 'new' ? 'segments.newOne' : 'segments.edit')} onClose={onClose} footer={footer}>
      <View className="segments-body">
        <ProblemLine problem={save.problem} />
        <Field id="segment-name" label={t('segments.name')} value={form.name} maxLength={20} onChange={(name) => set({ name })} />
        <Tags form={form} set={set} />
        <Worth form={form} set={set} />
        <Count conditions={conditions} jobId={jobId} onJob={setJobId} />
      </View>
    </Sheet>
  );
}

const toggled = (levels: readonly Level[], level: Level): Level[] =>
  levels.includes(level) ? levels.filter((one) => one !== level) : [...levels, level];

type PartProps = { form: Form; set: (more: Partial<Form>) => void };

function Worth({ form, set }: PartProps) {
  return (
    <>
      <Text className="segments-title">{t('segments.levels')}</Text>
      <Chips>
        {levelCodes.map((level) => (
          <Chip
            key={level}
            id={`level-${level}`}
            on={form.levels.includes(level)}
            label={levelWord(level)}
            onTap={() => set({ levels: toggled(form.levels, level) })}
          />
        ))}
      </Chips>
      <Field
        id="segment-spent"
        type="digit"
        label={t('segments.spentFrom')}
        hint={t('segments.spentHint')}
        suffix={t('segments.yuanUnit')}
        maxLength={12}
        value={form.spent}
        onChange={(spent) => set({ spent })}
      />
      <View className="segments-head">
        <Text>{t('segments.marketing')}</Text>
        <Switch id="segment-marketing" label={t('segments.marketing')} on={form.marketing} onChange={(marketing) => set({ marketing })} />
      </View>
    </>
  );
}

function Tags({ form, set }: PartProps) {
  const rules = useLoad(() => call('GET /segments/tag-rules', {}), []);
  const known = [...new Set((rules.data?.items ?? []).filter(({ on }) => on).map(({ tag }) => tag))];
  return (
    <>
      <TagField id="any-tags" label={t('segments.anyTags')} tags={form.anyTags} known={known} onChange={(anyTags) => set({ anyTags })} />
      <TagField id="all-tags" label={t('segments.allTags')} tags={form.allTags} known={[]} onChange={(allTags) => set({ allTags })} />
      <TagField id="no-tags" label={t('segments.noTags')} tags={form.noTags} known={[]} onChange={(noTags) => set({ noTags })} />
    </>
  );
}

type CountProps = { conditions: Body['conditions'] | undefined; jobId: string | undefined; onJob: (jobId: string) => void };

function Count({ conditions, jobId, onJob }: CountProps) {
  const walk = useWalk(jobId, () => undefined);
  const count = useAction(async () => {
    if (conditions) onJob((await call('POST /segments/counts', { body: { conditions } })).jobId);
  });
  return (
    <>
      <ProblemLine problem={count.problem} />
      <Progress walk={walk} />
      {walk?.state === 'DONE' ? (
        <Text id="counted">{t('segments.counted', { count: formatCount(walk.matched ?? 0) })}</Text>
      ) : (
        <Button
          kind="plain"
          id="count-segment"
          label={t('segments.count')}
          disabled={!conditions}
          busy={count.busy || walk !== undefined}
          onTap={() => count.run()}
        />
      )}
    </>
  );
}
