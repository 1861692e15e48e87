/**
 * A hand-held scanner is a keyboard that types a whole code within a blink and ends with Enter; a person does not. Pure:
 * each key comes with its time, the result is the code once Enter ends a burst.
 */
export type Burst = { text: string; lastMs: number };

export const noBurst: Burst = { text: '', lastMs: 0 };

/** Scanners send a key every few milliseconds; the fastest typists need about 60. */
const LONGEST_GAP_MS = 50;
const SHORTEST_CODE = 4;

export function typed(burst: Burst, key: string, nowMs: number): { burst: Burst; code?: string } {
  const goesOn = nowMs - burst.lastMs <= LONGEST_GAP_MS;
  if (key === 'Enter') {
    return goesOn && burst.text.length >= SHORTEST_CODE ? { burst: noBurst, code: burst.text } : { burst: noBurst };
  }
  // Shift and the like arrive between the characters of a code; they are no characters.
  if (key.length !== 1) return { burst: { ...burst, lastMs: goesOn ? nowMs : burst.lastMs } };
  return { burst: { text: goesOn ? burst.text + key : key, lastMs: nowMs } };
}
