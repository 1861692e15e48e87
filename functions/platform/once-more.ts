import { Refusal } from '#kernel/refusal';

/** Runs again, from its reads on, when somebody else changed the same row (or what else `codes` names) in between. */
export async function onceMore<T>(run: () => Promise<T>, codes: readonly string[] = ['CHANGED'], left = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (left > 0 && error instanceof Refusal && codes.includes(error.code)) return onceMore(run, codes, left - 1);
    throw error;
  }
}
