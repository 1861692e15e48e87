import type { Day, Instant } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/** Something that is offered to the members of a segment, each by their own guide. */
export type Campaign = {
  scope: 'G' | `D#${string}`;
  campaignId: string;
  name: string;
  segmentScope: 'G' | `D#${string}`;
  segmentId: string;
  kind: 'coupon' | 'product' | 'text';
  templateId?: string | undefined;
  skuId?: string | undefined;
  /** The coupon's or product's name; '' for words alone. */
  subject: string;
  /** What is said with it. */
  text?: string | undefined;
  fromDay: Day;
  /** The last day, included. */
  toDay: Day;
  /** Gross profit that one customer who gets it brings on average; of two campaigns the one that brings more has the customer. */
  marginFen: Fen;
  state: 'RUNNING' | 'ENDED';
  /** Members' guides have been told of it up to this day. */
  toldDay?: Day;
  madeAt: Instant;
};

export const CAMPAIGNS_MAX = 20;

export const runsOn = ({ state, fromDay, toDay }: Campaign, day: Day): boolean => state === 'RUNNING' && fromDay <= day && day <= toDay;
