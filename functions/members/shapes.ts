import * as z from 'zod';
import { day, fen, instant, points, signedFenSum, text } from '#platform/shapes';
import { signedPoints } from './points-shape.ts';

export const levelCodes = ['basic', 'silver', 'gold', 'diamond'] as const;
export const consentPurposes = ['marketing', 'profiling', 'wecom'] as const;

export const level = z.enum(levelCodes);
export const name = text(20);
/** Names are those at the time of the assignment. */
export const guide = z.object({ personId: z.string(), name: z.string(), storeId: z.string(), storeName: z.string(), since: instant });

/** A condition of a tag's rule with the figure that was found; days count back from the day of the finding. */
export const because = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bought'), by: z.enum(['cat', 'brand']), of: z.string(), units: z.int(), days: z.int() }),
  z.object({ kind: z.literal('spent'), fen: signedFenSum, days: z.int() }),
  z.object({ kind: z.literal('came'), times: z.int(), days: z.int() }),
  z.object({ kind: z.literal('away'), days: z.int(), lastDay: day }),
]);

/** What staff see of a member. The mobile number is masked: '138****0001'. */
export const memberCard = z.object({
  memberId: z.string(),
  name: z.string().optional(),
  mobileMasked: z.string(),
  level,
  /** Below 0 where goods came back whose points were spent. */
  pointsAvailable: signedPoints,
  pointsHeld: points,
  /** Given by hand. */
  tags: z.array(z.string()),
  /** Given by rules, each with the figures that were found. */
  autoTags: z.array(z.object({ tag: z.string(), because: z.array(because) })),
  guide: guide.optional(),
  joinedAt: instant,
  spentFen: fen,
  slipCount: z.int().min(0),
  lastSlipAt: instant.optional(),
});

export const consent = z.object({ purpose: z.enum(consentPurposes), given: z.boolean(), at: instant.optional() });
