/** What a guide of a store takes from the assignment. A list that is absent leaves nothing out; `cap` absent: the dealer's. */
export type Placing = {
  guideId: string;
  onDuty: boolean;
  /** 0 to 10: who has 2 gets twice as much as who has 1. */
  weight: number;
  cap?: number;
  regions?: readonly string[];
  brands?: readonly string[];
  skills?: readonly string[];
};

export const takesAll = (guideId: string): Placing => ({ guideId, onDuty: true, weight: 1 });
