import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { type Draft, draftOf, freshRule, limitWords, matchWords, type Rules } from '@/leads/rule-draft';
import { useDryRun } from '@/leads/use-dry-run';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { DryRunSheet } from './dry-run-sheet';
import { RuleSheet } from './rule-sheet';
import './leads.scss';

type Layer = { dealerId?: string };

/** The rules of one layer, edited here and tried before they are saved. */
export function RuleList({ layer }: { layer: Layer }) {
  const rules = useLoad(() => call('GET /leads/rules', { query: layer }), [layer.dealerId]);
  const pipelines = useLoad(() => call('GET /leads/pipelines', { query: layer }), [layer.dealerId]);
  const stages = (pipelines.data?.items ?? []).flatMap((one) => one.stages).filter(({ kind }) => kind === 'OPEN');
  return (
    <Loaded of={rules}>{(data) => <Editor key={data.version} layer={layer} saved={data} stages={stages} onSaved={rules.reload} />}</Loaded>
  );
}

type EditorProps = { layer: Layer; saved: Rules; stages: readonly { stage: string; name: string }[]; onSaved: () => void };

function Editor({ layer, saved, stages, onSaved }: EditorProps) {
  const nameOf = (stage: string | undefined): string => stages.find((one) => one.stage === stage)?.name ?? t('leads.stageUnnamed');
  const [drafts, setDrafts] = useState<Draft[]>(() => saved.rules.map(draftOf));
  const [editing, setEditing] = useState<string>();
  const { look, attempt, close } = useDryRun(layer);
  const save = useAction(async () => {
    await call('PUT /leads/rules', { body: { version: saved.version, rules: drafts, ...layer } });
    close();
    notify(t('leadRules.saved'));
    onSaved();
  });
  const edited = drafts.find(({ ruleId }) => ruleId === editing);
  const put = (rule: Draft): void => setDrafts(drafts.map((one) => (one.ruleId === rule.ruleId ? rule : one)));
  const add = (): void => {
    const rule = freshRule(drafts);
    setDrafts([...drafts, rule]);
    setEditing(rule.ruleId);
  };
  const remove = (ruleId: string): void => {
    setDrafts(drafts.filter((one) => one.ruleId !== ruleId));
    setEditing(undefined);
  };
  const own = saved.storeId !== undefined;
  return (
    <View className="leads-body">
      <Shown title={t(own ? 'leadRules.mine' : 'leadRules.dealers')} rules={drafts} nameOf={nameOf} onTap={setEditing} />
      <Button block kind="plain" id="add-rule" label={t('leadRules.add')} onTap={add} />
      {own && <Shown title={t('leadRules.dealers')} rules={saved.dealerRules.map(draftOf)} nameOf={nameOf} />}
      <ProblemLine problem={attempt.problem} />
      <Button block id="try-rules" label={t('leadRules.tryIt')} busy={attempt.busy} onTap={() => attempt.run(saved.version, drafts)} />
      {edited && (
        <RuleSheet
          rule={edited}
          stages={stages}
          onChange={put}
          onRemove={() => remove(edited.ruleId)}
          onClose={() => setEditing(undefined)}
        />
      )}
      {look && <DryRunSheet look={look} busy={save.busy} problem={save.problem} onSave={save.run} onClose={close} />}
    </View>
  );
}

type ShownProps = {
  title: string;
  rules: readonly Draft[];
  nameOf: (stage: string | undefined) => string;
  onTap?: (ruleId: string) => void;
};

function Shown({ title, rules, nameOf, onTap }: ShownProps) {
  return (
    <List title={title}>
      {rules.length === 0 && <Row title={t('leadRules.mineEmpty')} />}
      {rules.map((rule) => (
        <Row
          key={rule.ruleId}
          id={`rule-${rule.ruleId}`}
          title={matchWords(rule, nameOf)}
          subtitle={limitWords(rule)}
          onTap={onTap && (() => onTap(rule.ruleId))}
        />
      ))}
    </List>
  );
}
