import type { Row } from '#platform/table';
import { compareGuides, type Given } from '../domain/comparison.ts';
import type { Pipeline } from '../domain/pipeline.ts';
import { POOL_OWNER } from '../store.ts';

type Part = { guideId?: string; name?: string; source: string; pipelineId: string; stage: string; row: Row };
export type FunnelFilter = { guideId?: string | undefined; source?: string | undefined };

const numberIn = (row: Row, name: string): number => Number(row[name] ?? 0);

function partOf(row: Row): Part[] {
  const [kind, owner = '', source = '', pipelineId = '', stage = ''] = row.sk.split('#');
  if (kind !== 'STAGE') return [];
  const guide = owner.startsWith(POOL_OWNER) ? {} : { guideId: owner };
  return [{ ...guide, ...(row.name === undefined ? {} : { name: String(row.name) }), source, pipelineId, stage, row }];
}

function givenOf(row: Row): (Given & { name?: string; wonFen: number; lost: number; recycled: number })[] {
  const [kind, guideId = '', source = '', grade = ''] = row.sk.split('#');
  if (kind !== 'GIVEN') return [];
  const sums = { given: numberIn(row, 'given'), moved: numberIn(row, 'moved'), won: numberIn(row, 'won') };
  const more = { wonFen: numberIn(row, 'wonFen'), lost: numberIn(row, 'lost'), recycled: numberIn(row, 'recycled') };
  return [{ guideId, source, grade, ...(row.name === undefined ? {} : { name: String(row.name) }), ...sums, ...more }];
}

/** Each stage of a pipeline in its order: who came, who went on, who came back or was lost, and how long they stood there. */
export function funnelOf(rows: readonly Row[], pipeline: Pipeline, { guideId, source }: FunnelFilter) {
  const parts = rows
    .flatMap(partOf)
    .filter((part) => part.pipelineId === pipeline.id && (guideId === undefined || part.guideId === guideId))
    .filter((part) => source === undefined || part.source === source);
  const place = (key: string): number => pipeline.stages.findIndex((stage) => stage.key === key);
  const lostKey = pipeline.stages.find(({ kind }) => kind === 'LOST')?.key;
  return pipeline.stages.map(({ key, name, kind }, at) => {
    const here = parts.filter((part) => part.stage === key).map(({ row }) => row);
    const sum = (count: (row: Row) => number): number => here.reduce((total, row) => total + count(row), 0);
    const to = (is: (stage: string) => boolean): number => sum((row) => goingTo(row, is));
    const [left, staySeconds] = [sum((row) => numberIn(row, 'left')), sum((row) => numberIn(row, 'staySeconds'))];
    return {
      ...{ stage: key, name, kind, entered: sum((row) => numberIn(row, 'entered')), left },
      onward: to((stage) => stage !== lostKey && place(stage) > at),
      back: to((stage) => place(stage) < at),
      lost: to((stage) => stage === lostKey),
      ...(left === 0 ? {} : { staySeconds: Math.round(staySeconds / left) }),
    };
  });
}

function goingTo(row: Row, is: (stage: string) => boolean): number {
  const counts = Object.entries(row).map(([name, count]) => (name.startsWith('to:') && is(name.slice(3)) ? Number(count) : 0));
  return counts.reduce((total, count) => total + count, 0);
}

/** By source: how many came, and how many of those that ended were won. */
export function sourcesOf(rows: readonly Row[], { stages, id }: Pipeline) {
  const parts = rows.flatMap(partOf).filter(({ pipelineId }) => pipelineId === id);
  const [first, won, lost] = [
    stages[0]?.key,
    stages.find(({ kind }) => kind === 'WON')?.key,
    stages.find(({ kind }) => kind === 'LOST')?.key,
  ];
  const count = (source: string, stage: string | undefined): number =>
    parts.reduce((sum, part) => sum + (part.source === source && part.stage === stage ? numberIn(part.row, 'entered') : 0), 0);
  // Who went back to the first stage came only once.
  const returned = (source: string): number =>
    parts.reduce((sum, part) => sum + (part.source === source ? goingTo(part.row, (stage) => stage === first) : 0), 0);
  const sources = [...new Set(parts.map(({ source }) => source))];
  return sources
    .map((source) => ({ source, entered: count(source, first) - returned(source), won: count(source, won), lost: count(source, lost) }))
    .sort((a, b) => b.entered - a.entered || (a.source < b.source ? -1 : 1));
}

/** Guides beside what they were given: see domain/comparison. */
export function comparisonOf(rows: readonly Row[]) {
  const given = rows.flatMap(givenOf);
  const sum = (guideId: string, of: 'wonFen' | 'lost' | 'recycled' | 'moved'): number =>
    given.reduce((total, row) => total + (row.guideId === guideId ? row[of] : 0), 0);
  return compareGuides(given).map(({ guideId, expected, ...compared }) => ({
    guideId,
    name: given.find((row) => row.guideId === guideId && row.name !== undefined)?.name ?? '',
    ...compared,
    expectedTenths: Math.round(expected * 10),
    ...{ wonFen: sum(guideId, 'wonFen'), lost: sum(guideId, 'lost'), recycled: sum(guideId, 'recycled'), moved: sum(guideId, 'moved') },
  }));
}
