import { Refusal } from '#kernel/refusal';

/** Runs again, from its reads on, when somebody else changed the same row in between. */
export async function onceMore<T>(run: () => Promise<T>, left = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (left > 0 && error instanceof Refusal && error.code === 'CHANGED') return onceMore(run, left - 1);
    throw error;
  }
}
