import { useCallback, useState } from 'react';
import { load, save } from '@/wx/storage';

/**
 * What a person has typed, kept on the device under `name` so that back, a kill or an error loses nothing. Put the id of the
 * thing into the name; `clear` after it was sent. `isValid` guards against what an older version stored.
 */
export function useDraft<T>(name: string, initial: T, isValid: (value: unknown) => value is T) {
  const stored = `draft:${name}`;
  const [draft, setDraft] = useState<T>(() => load(stored, isValid) ?? initial);
  const change = useCallback(
    (next: T) => {
      save(stored, next);
      setDraft(next);
    },
    [stored],
  );
  const clear = useCallback(() => {
    save(stored, undefined);
    setDraft(initial);
  }, [stored, initial]);
  return { draft, change, clear };
}
