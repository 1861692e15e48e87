import { useState } from 'react';
import { type Loaded, useLoad } from '@/api/use-load';

type Page<T> = { items: T[]; cursor?: string | undefined };

/**
 * A list that comes in pages: the first is read like `useLoad`, `more` (absent on the last page) brings the next ones under it.
 */
export function usePages<T>(
  ask: (cursor?: string) => Promise<Page<T>>,
  deps: readonly unknown[],
): Loaded<T[]> & { reload: () => void; more?: () => Promise<void> } {
  const [rest, setRest] = useState<{ of: Page<T>; items: T[]; cursor: string | undefined }>();
  const first = useLoad(() => ask(), deps);
  const { data } = first;
  const later = rest !== undefined && rest.of === data ? rest : undefined;
  const items = data === undefined ? undefined : [...data.items, ...(later?.items ?? [])];
  const cursor = later ? later.cursor : data?.cursor;
  const more = async (): Promise<void> => {
    if (data === undefined) return;
    const next = await ask(cursor);
    setRest({ of: data, items: [...(later?.items ?? []), ...next.items], cursor: next.cursor });
  };
  return { ...first, data: items, ...(cursor === undefined ? {} : { more }) } as Loaded<T[]> & {
    reload: () => void;
    more?: () => Promise<void>;
  };
}
