import type * as z from 'zod';
import { epochMs, type Instant } from '#kernel/instant';
import type { Lead, LeadState } from '../domain/lead.ts';
import { pauseAt } from '../domain/pause.ts';
import type { leadCard } from '../shapes.ts';
import { guideOf, type LeadRecord } from './record.ts';

const DAY_MS = 86_400_000;

/** A lead as its staff see it on a card. */
export function cardOf(record: LeadRecord, now: Instant): z.input<typeof leadCard> {
  const { lead, card, storeId, overdue, clock } = record;
  const guideId = guideOf(lead);
  return {
    leadId: lead.id,
    storeId,
    pipelineId: lead.pipelineId,
    stage: lead.stage,
    stageSince: lead.stageSince,
    daysStuck: Math.max(0, Math.floor((epochMs(now) - epochMs(lead.stageSince)) / DAY_MS)),
    state: lead.state.kind,
    ...(guideId === undefined ? {} : { guideId }),
    ...(card.guideName === undefined ? {} : { guideName: card.guideName }),
    ...ofState(lead.state, now),
    overdue,
    ...(clock?.recycleAt === undefined ? {} : { recycleAt: clock.recycleAt }),
    ...described(lead),
    ...(card.brand === undefined ? {} : { brand: card.brand }),
    amountFen: card.amountFen,
    customerName: card.customerName,
    mobileMasked: card.mobile.masked,
    ...(card.memberId === undefined ? {} : { memberId: card.memberId }),
    ...(card.need === undefined ? {} : { need: card.need }),
    ...(card.touch ? { touch: card.touch } : {}),
    reportedAt: card.reportedAt,
  };
}

const described = ({ source, grade }: Lead) => ({ source, ...(grade === undefined ? {} : { grade }) });

function ofState(state: LeadState, now: Instant) {
  switch (state.kind) {
    case 'POOL':
      return { since: state.since };
    case 'OWNED': {
      const { ownedAt, acceptBy, nextAt, lastEffectiveAt } = state;
      const pause = pauseAt(state, now);
      return {
        since: ownedAt,
        ...(acceptBy === undefined ? {} : { acceptBy }),
        ...(nextAt === undefined ? {} : { nextAt }),
        ...(lastEffectiveAt === undefined ? {} : { lastEffectiveAt }),
        ...(pause ? { pausedUntil: pause.until } : {}),
      };
    }
    case 'WON':
      return { since: state.at, slipId: state.slipId };
    case 'LOST':
      return { since: state.at, lostReason: state.reason };
    default:
      return state satisfies never;
  }
}
