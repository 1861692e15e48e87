import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { addStage, conditionWords, copyFor, type Draft, draftsOf, moved, type StageDraft } from '@/leads/pipeline-draft';
import { actionWord, sourceCodes, sourceWord } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Tabs } from '@/ui/tabs';
import { NamedList } from './named-list';
import { StageSheet } from './stage-sheet';
import './leads.scss';

type Layer = { dealerId?: string };
type Saved = ReplyOf<'GET /leads/pipelines'>;

/** A dealer's pipelines: stages in their order, what must be done to enter and leave them, and what guides can do there. */
export function PipelineEditor({ layer }: { layer: Layer }) {
  const saved = useLoad(() => call('GET /leads/pipelines', { query: layer }), [layer.dealerId]);
  return <Loaded of={saved}>{(data) => <Editor key={data.version} saved={data} layer={layer} onSaved={saved.reload} />}</Loaded>;
}

function Editor({ saved, layer, onSaved }: { saved: Saved; layer: Layer; onSaved: () => void }) {
  const [drafts, setDrafts] = useState(() => draftsOf(saved));
  const [at, setAt] = useState(drafts[0]?.pipelineId ?? '');
  const save = useAction(async () => {
    await call('PUT /leads/pipelines', { body: { version: saved.version, pipelines: drafts, ...layer } });
    notify(t('pipelines.saved'));
    onSaved();
  });
  const pipeline = drafts.find(({ pipelineId }) => pipelineId === at);
  const put = (next: Draft): void => setDrafts(drafts.map((one) => (one.pipelineId === next.pipelineId ? next : one)));
  const add = (next: Draft): void => {
    setDrafts([...drafts, next]);
    setAt(next.pipelineId);
  };
  return (
    <View className="leads-body">
      <Tabs items={drafts.map(({ pipelineId, name }) => ({ id: pipelineId, label: name }))} value={at} onChange={setAt} />
      {pipeline && <Stages key={at} pipeline={pipeline} onChange={put} />}
      {pipeline && (
        <NamedList
          title={t('pipelines.results')}
          items={pipeline.results}
          fresh={(name) => ({ ...name, effective: true })}
          onChange={(results) => put({ ...pipeline, results })}
        />
      )}
      {pipeline && (
        <NamedList
          title={t('pipelines.reasons')}
          items={pipeline.lostReasons}
          fresh={(name) => name}
          onChange={(lostReasons) => put({ ...pipeline, lostReasons })}
        />
      )}
      <Another drafts={drafts} onAdd={add} />
      <ProblemLine problem={save.problem} />
      <Button block id="save-pipelines" label={t('leads.save')} busy={save.busy} onTap={save.run} />
    </View>
  );
}

function Stages({ pipeline, onChange }: { pipeline: Draft; onChange: (pipeline: Draft) => void }) {
  const [editing, setEditing] = useState<string>();
  const { stages } = pipeline;
  const stage = stages.find((one) => one.stage === editing);
  const set = (next: readonly StageDraft[]): void => onChange({ ...pipeline, stages: [...next] });
  const scope = pipeline.source === undefined ? t('pipelines.forAll') : t('pipelines.forSource', { source: sourceWord(pipeline.source) });
  return (
    <>
      <List title={scope}>
        {stages.map((one) => (
          <Row
            key={one.stage}
            id={`stage-${one.stage}`}
            title={one.name}
            subtitle={one.kind === 'OPEN' ? <Terms stage={one} /> : t('pipelines.end')}
            onTap={() => setEditing(one.stage)}
          />
        ))}
      </List>
      <Button block kind="plain" id="add-stage" label={t('pipelines.addStage')} onTap={() => set(addStage(stages))} />
      {stage && (
        <StageSheet
          key={stage.stage}
          stage={stage}
          onChange={(next) => set(stages.map((one) => (one.stage === next.stage ? next : one)))}
          onMove={(by) => set(moved(stages, stage.stage, by))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

function Terms({ stage: { entry, exit, actions } }: { stage: StageDraft }) {
  const parts = [
    entry.length > 0 && t('pipelines.entry', { what: entry.map(conditionWords).join(t('models.comma')) }),
    exit.length > 0 && t('pipelines.exit', { what: exit.map(conditionWords).join(t('models.comma')) }),
    actions.length > 0 && t('pipelines.can', { what: actions.map(actionWord).join(t('models.comma')) }),
  ].filter(Boolean);
  return <View>{parts.length === 0 ? t('pipelines.free') : parts.join(' · ')}</View>;
}

/** A further pipeline begins as a copy of the first, for the leads of one source. */
function Another({ drafts, onAdd }: { drafts: readonly Draft[]; onAdd: (draft: Draft) => void }) {
  const [open, setOpen] = useState(false);
  const [first] = drafts;
  const left = [...sourceCodes, 'online' as const].filter(
    (source) => !drafts.some((one) => one.source === source && one.brand === undefined),
  );
  if (!first || left.length === 0) return null;
  return (
    <>
      <Button block kind="quiet" id="add-pipeline" label={t('pipelines.another')} onTap={() => setOpen(true)} />
      <Sheet open={open} title={t('pipelines.anotherFor')} onClose={() => setOpen(false)}>
        <Chips>
          {left.map((source) => (
            <Chip
              key={source}
              id={`for-${source}`}
              label={sourceWord(source)}
              on={false}
              onTap={() => {
                onAdd(copyFor(first, source));
                setOpen(false);
              }}
            />
          ))}
        </Chips>
      </Sheet>
    </>
  );
}
