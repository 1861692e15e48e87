import { Refusal } from '#kernel/refusal';

/** Runs again, from its reads on, when somebody else changed the same row (or took the same number) in between. */
export async function onceMore<T>(run: () => Promise<T>, left = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const moved = error instanceof Refusal && (error.code === 'CHANGED' || error.code === 'PHONE_TAKEN');
    if (left > 0 && moved) return onceMore(run, left - 1);
    throw error;
  }
}
