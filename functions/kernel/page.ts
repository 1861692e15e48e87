/** One page of a list. `cursor` is opaque; absent on the last page. */
export type Page<T> = { items: T[]; cursor?: string };

export const PAGE_SIZE_MAX = 50;
export const PAGE_SIZE_DEFAULT = 20;
