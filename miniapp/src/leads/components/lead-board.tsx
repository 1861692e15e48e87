import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { leadPage } from '@/leads/pages';
import { t } from '@/locales/t';
import { ProblemLine } from '@/ui/error-state';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { useDrag } from '@/wx/drag';
import { go } from '@/wx/navigate';
import { AssignSheet } from './assign-sheet';
import { BoardColumn } from './board-column';
import type { LeadCard } from './lead-rows';
import { MoveSheet } from './move-sheet';
import { PipelineChoice } from './pipeline-choice';
import './board.scss';

type Pipeline = ReplyOf<'GET /leads/pipelines'>['items'][number];
type Board = ReplyOf<'GET /leads/board'>;

/** All open stages side by side, for a wide window: cards are dragged, or moved by their menu. */
export function LeadBoard() {
  const pipelines = useLoad(() => call('GET /leads/pipelines', { query: {} }), []);
  const [chosen, setChosen] = useState('');
  return (
    <Loaded of={pipelines}>
      {({ items }) => {
        const shown = items.find(({ pipelineId }) => pipelineId === chosen) ?? items[0];
        if (!shown) return null;
        return (
          <>
            <PipelineChoice items={items} value={shown.pipelineId} onChange={setChosen} />
            <Columns key={shown.pipelineId} pipeline={shown} />
          </>
        );
      }}
    </Loaded>
  );
}

function Columns({ pipeline }: { pipeline: Pipeline }) {
  const { pipelineId } = pipeline;
  const stages = pipeline.stages.filter(({ kind }) => kind === 'OPEN');
  const query = { pipelineId, stages: stages.map(({ stage }) => stage).join(',') };
  const board = useLoad(() => call('GET /leads/board', { query }), [query.stages]);
  useReloadOnShow(board);
  const [moving, setMoving] = useState<LeadCard>();
  const [giving, setGiving] = useState<LeadCard>();
  const step = useAction(async (work: () => Promise<unknown>) => {
    await work();
    setMoving(undefined);
    setGiving(undefined);
    notify(t('leads.boardDone'));
    board.reload();
  });
  const moveTo = (leadId: string, stage: string): void =>
    void step.run(() => call('POST /leads/{leadId}/stage', { params: { leadId }, body: { stage } }));
  useDrag({
    things: 'card-',
    places: 'column-',
    onDrop: (card, column) => dropped(board.data, card.slice(5), column.slice(7), moveTo, setGiving),
  });
  const each = { onOpen: ({ leadId }: LeadCard) => go(leadPage, { leadId }), onMove: setMoving, onGive: setGiving };
  const close = (): void => {
    setMoving(undefined);
    setGiving(undefined);
  };
  return (
    <View className="leads-body">
      {!moving && !giving && <ProblemLine problem={step.problem} />}
      <Loaded of={board}>{(data) => <Shown board={data} pipeline={pipeline} each={each} />}</Loaded>
      {moving && <MoveSheet lead={moving} action={step} onMove={moveTo} onClose={close} />}
      {giving && <AssignSheet lead={giving} action={step} onClose={close} />}
    </View>
  );
}

type Each = Record<'onOpen' | 'onMove' | 'onGive', (lead: LeadCard) => void>;

function Shown({ board: { columns, pool }, pipeline, each }: { board: Board; pipeline: Pipeline; each: Each }) {
  const { pipelineId, stages } = pipeline;
  const morePool = (cursor: string) => call('GET /leads/pool', { query: { cursor } });
  return (
    <View className="board">
      <BoardColumn id="pool" title={t('leads.pool')} {...pool} {...each} onMore={morePool} />
      {columns.map(({ stage, ...column }) => (
        <BoardColumn
          key={stage}
          id={stage}
          title={stages.find((one) => one.stage === stage)?.name ?? stage}
          {...column}
          {...each}
          onMore={(cursor) => call('GET /leads', { query: { stage, pipelineId, cursor } })}
        />
      ))}
    </View>
  );
}

/** A card from the pool asks who is to have it; back to the pool no card is dragged: the clock does that. */
function dropped(
  board: Board | undefined,
  leadId: string,
  stage: string,
  moveTo: (leadId: string, stage: string) => void,
  onGive: (lead: LeadCard) => void,
): void {
  const lead = [...(board?.pool.items ?? []), ...(board?.columns ?? []).flatMap(({ items }) => items)].find((one) => one.leadId === leadId);
  if (!lead || stage === 'pool' || (lead.state === 'OWNED' && lead.stage === stage)) return;
  if (lead.state === 'POOL') onGive(lead);
  else moveTo(leadId, stage);
}
