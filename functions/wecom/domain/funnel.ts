/** From the sending to the sale: what a guide's pushes of one month led to. Every figure is a sum of announced steps. */
export type Funnel = Record<FunnelStep, number>;
export const funnelSteps = ['sent', 'opened', 'claimed', 'redeemed', 'slips', 'netFen', 'marginFen', 'commissionFen'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

type Sale = { netFen: number; marginFen: number; commissionFen: number };
type Step = 'wecom.push-sent' | 'wecom.push-opened' | 'wecom.push-claimed' | 'wecom.push-redeemed' | 'wecom.push-returned';

/** What one step adds. A return takes back what the redemption brought. */
export function stepsOf(type: Step, sale: Sale | undefined): Partial<Funnel> {
  switch (type) {
    case 'wecom.push-sent':
      return { sent: 1 };
    case 'wecom.push-opened':
      return { opened: 1 };
    case 'wecom.push-claimed':
      return { claimed: 1 };
    case 'wecom.push-redeemed':
      return { redeemed: 1, ...(sale ? { slips: 1, ...amounts(sale, 1) } : {}) };
    case 'wecom.push-returned':
      return { redeemed: -1, ...(sale ? { slips: -1, ...amounts(sale, -1) } : {}) };
    default:
      return type satisfies never;
  }
}

const amounts = ({ netFen, marginFen, commissionFen }: Sale, sign: 1 | -1) => ({
  netFen: sign * netFen,
  marginFen: sign * marginFen,
  commissionFen: sign * commissionFen,
});
