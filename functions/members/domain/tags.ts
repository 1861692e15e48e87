import { Refusal } from '#kernel/refusal';

export const TAGS_MAX = 30;

/** Tags after a change by hand, in the order they were given; what is named in both is taken away. Refuses TAGS_FULL. */
export function retagged(tags: readonly string[], change: { add: readonly string[]; remove: readonly string[] }): string[] {
  const after = [...new Set([...tags, ...change.add])].filter((tag) => !change.remove.includes(tag));
  if (after.length > TAGS_MAX) throw new Refusal('TAGS_FULL', { max: TAGS_MAX });
  return after;
}
