import { newKey } from '@/api/idempotency-key';
import { load, save } from '@/wx/storage';

/** A return that this device did not ask for would sign the person in as someone else: the state ties the two together. */
const STORED = 'oauth-state';

const isText = (value: unknown): value is string => typeof value === 'string';

export function makeState(): string {
  const state = newKey();
  save(STORED, state);
  return state;
}

/** True once, for the state made last. */
export function takeState(state: string): boolean {
  const expected = load(STORED, isText);
  save(STORED, undefined);
  return expected === state;
}
