type Line = { lineKey: string; name: string; netFen: number };
type Why = { promotionId: string; name: string; outcome: string; fen: number };
type Priced = { netFen: number; lines: readonly Line[]; why: readonly Why[] };

export type Changed = { id: string; name: string; beforeFen: number; afterFen: number };
/** What a guide must know before selling at another price than was shown. */
export type PriceDiff = { beforeFen: number; afterFen: number; lines: Changed[]; discounts: Changed[] };

/** Undefined where the customer pays the same for the same. */
export function priceDiff(before: Priced, after: Priced): PriceDiff | undefined {
  const lines = changes(netsOf(before), netsOf(after));
  if (before.netFen === after.netFen && lines.length === 0) return undefined;
  return { beforeFen: before.netFen, afterFen: after.netFen, lines, discounts: changes(discountsOf(before), discountsOf(after)) };
}

type Named = ReadonlyMap<string, { name: string; fen: number }>;

/** The pieces of a line that a kit took count with their line. */
function netsOf({ lines }: Priced): Named {
  const nets = new Map<string, { name: string; fen: number }>();
  for (const { lineKey, name, netFen } of lines) {
    const key = lineKey.startsWith('gift~') ? lineKey : (lineKey.split('~')[0] ?? lineKey);
    nets.set(key, { name, fen: (nets.get(key)?.fen ?? 0) + netFen });
  }
  return nets;
}

const discountsOf = ({ why }: Priced): Named =>
  new Map(why.filter(({ outcome }) => outcome === 'applied').map(({ promotionId, name, fen }) => [promotionId, { name, fen }]));

function changes(before: Named, after: Named): Changed[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    const change = { id, name: (is ?? was)?.name ?? '', beforeFen: was?.fen ?? 0, afterFen: is?.fen ?? 0 };
    return change.beforeFen === change.afterFen ? [] : [change];
  });
}
