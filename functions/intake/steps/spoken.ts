import { Refusal } from '#kernel/refusal';
import { localTime } from '#leads/queries';

const states: Readonly<Record<string, string>> = { ARRIVED: '已到店', CANCELLED: '已取消', MISSED: '时间已过' };

/** The same refusal with instants and states as people read them: its sentence stands on a phone. */
export async function spoken<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { at, state } = error.facts;
    throw new Refusal(error.code, {
      ...error.facts,
      ...(at === undefined ? {} : { at: localTime(String(at)) }),
      ...(state === undefined ? {} : { state: states[String(state)] ?? state }),
    });
  }
}
