/** What is to come back, by line: how many pieces, or which numbers. */
export type Chosen = Readonly<Record<string, { qty: number; serials: readonly string[] }>>;

export type AskedBack = { lineKey: string; qty: number; serials?: string[] };

/** The lines of which anything comes back, as the server is asked. */
export const askedBack = (chosen: Chosen): AskedBack[] =>
  Object.entries(chosen)
    .filter(([, { qty }]) => qty > 0)
    .map(([lineKey, { qty, serials }]) => ({ lineKey, qty, ...(serials.length > 0 ? { serials: [...serials] } : {}) }));

/** The piece with this number joins, or stays with the customer after all. */
export function toggled(chosen: Chosen, lineKey: string, serial: string): Chosen {
  const before = chosen[lineKey]?.serials ?? [];
  const serials = before.includes(serial) ? before.filter((one) => one !== serial) : [...before, serial];
  return { ...chosen, [lineKey]: { qty: serials.length, serials } };
}

type GiftOver = { lineKey: string; qty: number };
type Line = { lineKey: string; serials: readonly string[] };

/** Gifts that are not earned any more come back beside what is chosen; pieces with a number by the first numbers that are not chosen yet. */
export function withGifts(chosen: Chosen, lines: readonly Line[], gifts: readonly GiftOver[]): Chosen {
  const more = gifts.map(({ lineKey, qty }) => {
    const before = chosen[lineKey]?.serials ?? [];
    const free = (lines.find((line) => line.lineKey === lineKey)?.serials ?? []).filter((serial) => !before.includes(serial));
    return [lineKey, { qty: (chosen[lineKey]?.qty ?? 0) + qty, serials: [...before, ...free.slice(0, qty)] }] as const;
  });
  return { ...chosen, ...Object.fromEntries(more) };
}
