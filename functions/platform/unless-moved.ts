import { Refusal } from '#kernel/refusal';

/** A sweep's step whose thing has moved since it was read, or that another sweep has done: the next round looks again. */
export async function unlessMoved(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
