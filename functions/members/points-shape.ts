import * as z from 'zod';
import { id, instant, listQuery, pageOf, points, text } from '#platform/shapes';

/** Below 0 where goods came back whose points were spent. */
export const signedPoints = z.int().min(-1_000_000_000).max(1_000_000_000);

const params = z.object({ memberId: id('member') });
const readers = ['member', 'guide', 'manager', 'dealerAdmin', 'hq'] as const;

const pointsEntry = z.object({
  entryId: z.string(),
  step: z.enum(['HOLD', 'RELEASE', 'SETTLE', 'FIX', 'OPENING', 'RETURN', 'EXPIRE']),
  at: instant,
  availableDelta: signedPoints,
  heldDelta: signedPoints,
  earned: points,
  spent: points,
  givenBack: points.optional(),
  clawedBack: points.optional(),
  expired: points.optional(),
  slipId: z.string().optional(),
  reason: z.string().optional(),
});

/** The points ledger of a member. */
export const pointsRoutes = {
  'GET /members/{memberId}/points': {
    summary: '积分明细',
    policy: { allow: readers, reach: 'group' },
    params,
    query: z.strictObject(listQuery),
    reply: pageOf(pointsEntry),
  },
  'GET /members/{memberId}/points-ending': {
    summary: '积分余额，和各月将过期多少',
    policy: { allow: readers, reach: 'group' },
    params,
    reply: z.object({
      pointsAvailable: signedPoints,
      pointsHeld: points,
      endings: z.array(z.object({ lot: z.string(), endsAt: instant, points })),
    }),
  },
  'POST /members/{memberId}/points': {
    summary: '积分更正（总部）：写一条更正分录，不改旧分录',
    policy: { allow: ['hq'], reach: 'group' },
    params,
    body: z.strictObject({ delta: signedPoints.refine((n) => n !== 0), reason: text(60) }),
    reply: z.object({ entryId: z.string(), delta: signedPoints }),
    refusals: ['POINTS_SHORT'],
  },
} as const;
