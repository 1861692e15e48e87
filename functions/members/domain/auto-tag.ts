import type { Day } from '#kernel/instant';
import type { Fen } from '#kernel/money';

/** A condition of a tag's rule with the figure that was found. Days count back from the day of the finding, which is the first. */
export type Because =
  | { kind: 'bought'; by: 'cat' | 'brand'; of: string; units: number; days: number }
  | { kind: 'spent'; fen: Fen; days: number }
  | { kind: 'came'; times: number; days: number }
  | { kind: 'away'; days: number; lastDay: Day };

/** A tag that a rule gave, and why. It goes by itself when the rule does not hold any more. */
export type AutoTag = { tag: string; ruleId: string; because: readonly Because[] };

/** All tags that a member carries, whoever gave them; each once. */
export const allTags = ({ tags, autoTags = [] }: { tags: readonly string[]; autoTags?: readonly AutoTag[] }): string[] => [
  ...new Set([...tags, ...autoTags.map(({ tag }) => tag)]),
];
