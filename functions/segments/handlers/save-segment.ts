import { Refusal } from '#kernel/refusal';
import { commit } from '#platform/commit';
import type { Ctx } from '#platform/context';
import type { Handler } from '#platform/http';
import { ownerScope } from '#platform/scope';
import { get } from '#platform/table';
import { create, replace } from '#platform/writes';
import type { segmentsContract } from '../contract.ts';
import { SEGMENTS_MAX, type Segment } from '../domain/segment.ts';
import { segmentView } from '../steps/views.ts';
import { begun } from '../steps/walk.ts';
import { countOf, segmentBookRef, segmentBookRow } from '../store.ts';

type Contract = typeof segmentsContract;
type Edit = { segments: Segment[]; targetId: string };

/** The owner's segments after an edit; every member is looked at again, by a walk that belongs to the segment. */
async function saved<R>(ctx: Ctx, edit: (before: readonly Segment[], jobId: string) => Edit, reply: (edit: Edit) => R): Promise<R> {
  const scope = ownerScope(ctx.session);
  const book = await get(segmentBookRef(scope));
  const jobId = ctx.newId('job');
  const edited = edit(book?.segments ?? [], jobId);
  const { segments, targetId } = edited;
  const { writes, facts } = begun({ jobId, scope, kind: 'SEGMENT', segmentId: targetId, startedAt: ctx.now });
  const row = segmentBookRow(scope, segments);
  return commit(ctx, {
    writes: [book ? replace(row, book.rev) : create(row), ...writes],
    facts,
    audit: [{ scope, what: 'segments.segment-saved', targetId, after: { segments: segments.length } }],
    reply: reply(edited),
  });
}

function oneOf(segments: readonly Segment[], segmentId: string): Segment {
  const found = segments.find((one) => one.segmentId === segmentId);
  if (!found) throw new Refusal('SEGMENT_UNKNOWN');
  return found;
}

export const createSegment: Handler<Contract['POST /segments']> = ({ body }, ctx) => {
  const segmentId = ctx.newId('segment');
  const edit = (before: readonly Segment[], jobId: string): Edit => {
    if (before.length >= SEGMENTS_MAX) throw new Refusal('SEGMENTS_FULL', { max: SEGMENTS_MAX });
    return { segments: [...before, { scope: ownerScope(ctx.session), segmentId, ...body, state: 'FILLING', jobId }], targetId: segmentId };
  };
  return saved(ctx, edit, ({ segments }) => segmentView(oneOf(segments, segmentId), 0));
};

export const changeSegment: Handler<Contract['PUT /segments/{segmentId}']> = async ({ params: { segmentId }, body }, ctx) => {
  const count = await countOf({ scope: ownerScope(ctx.session), segmentId });
  const edit = (before: readonly Segment[], jobId: string): Edit => {
    const after: Segment = { ...oneOf(before, segmentId), ...body, state: 'FILLING', jobId };
    return { segments: before.map((one) => (one.segmentId === segmentId ? after : one)), targetId: segmentId };
  };
  return saved(ctx, edit, ({ segments }) => segmentView(oneOf(segments, segmentId), count));
};

/** It is gone at once; the walk takes its members' rows away. */
export const deleteSegment: Handler<Contract['DELETE /segments/{segmentId}']> = ({ params: { segmentId } }, ctx) => {
  const edit = (before: readonly Segment[]): Edit => {
    oneOf(before, segmentId);
    return { segments: before.filter((one) => one.segmentId !== segmentId), targetId: segmentId };
  };
  return saved(ctx, edit, () => ({ segmentId }));
};
