import type * as z from 'zod';
import type { Instant } from '#kernel/instant';
import type { StaffSession } from '#platform/session';
import type { approval as shape } from '../approval-shape.ts';
import { type Approval, type SaleAsk, stateAt } from '../domain/approval.ts';
import { titleOf } from './slip-reply.ts';

/** As its manager or its asker sees it now: the floor is the manager's business, the frozen sale the asker's. */
export function approvalView(
  approval: Approval,
  session: StaffSession,
  now: Instant,
  decides = session.role === 'manager',
): z.input<typeof shape> {
  const { member, decision, slipId, ask, atFloor, about, ...rest } = approval;
  return {
    ...rest,
    state: stateAt(approval, now),
    title: titleOf(approval.lines),
    ...(member ? { memberMobileMasked: member.mobileMasked } : {}),
    ...(member?.name ? { memberName: member.name } : {}),
    ...(decision ? { decidedByName: decision.byName, decidedAt: decision.at } : {}),
    ...(decision?.note ? { decisionNote: decision.note } : {}),
    ...(slipId ? { slipId } : {}),
    ...(decides ? { atFloor } : {}),
    ...(about ? { about: aboutView(about) } : {}),
    ...(ask && session.personId === approval.askedBy ? { ask: askView(ask) } : {}),
  };
}

const aboutView = ({ lines, ...about }: NonNullable<Approval['about']>) => ({
  ...about,
  ...(lines ? { lines: lines.map(({ serials, ...line }) => ({ ...line, serials: [...serials] })) } : {}),
});

const askView = ({ lines, couponIds, split, ...rest }: SaleAsk): z.input<typeof shape>['ask'] => ({
  ...rest,
  lines: lines.map(({ serials, ...line }) => ({ ...line, ...(serials ? { serials: [...serials] } : {}) })),
  couponIds: [...couponIds],
  ...(split ? { split: split.map((share) => ({ ...share })) } : {}),
});
