import { Refusal } from '#kernel/refusal';

/** Somebody else has it in hand: theirs to bring on. */
export async function unlessTaken(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'CHANGED')) throw error;
  }
}
