import { type Entrant, rowsOf } from './entrant.ts';
import { type Sums, sumsOf } from './order-wide.ts';
import { bundleReach, reach } from './reach.ts';
import { type Row, type Running, room } from './running.ts';

/**
 * What the takers of a search can still give at most. `cliques[i]`: takers with the same number all conflict with each
 * other, so only one of them counts. `scopes[i]`: takers with the same number look at the same lines.
 */
export type Outlook = {
  readonly takers: readonly Entrant[];
  readonly cliques: readonly number[];
  readonly scopes: readonly number[];
  readonly bundles: readonly number[];
  readonly shares: readonly number[];
};

export function outlookOf(opening: Running, takers: readonly Entrant[], clash: readonly (readonly boolean[])[]): Outlook {
  const seen: string[] = [];
  const scopes = takers.map(({ hits }) => {
    const lines = hits.join();
    if (!seen.includes(lines)) seen.push(lines);
    return seen.indexOf(lines);
  });
  const bundles = takers.map((taker) => bundleReach(taker.promo, rowsOf(opening, taker)));
  return { takers, cliques: cliquesOf(clash), scopes, bundles, shares: takers.map(shareOf) };
}

/** Each taker joins the first clique all of whose members conflict with it. */
function cliquesOf(clash: readonly (readonly boolean[])[]): number[] {
  const cliques: number[][] = [];
  return clash.map((row, taker) => {
    const found = cliques.findIndex((members) => members.every((member) => row[member]));
    if (found < 0) return cliques.push([taker]) - 1;
    cliques[found]?.push(taker);
    return found;
  });
}

/** The most that each taker from place `from` on can take off `running` alone, in fen, by place; absent if nothing or barred. */
export function gainsOf(outlook: Outlook, running: Running, from: number, barred: readonly boolean[]): number[] {
  const gains: number[] = [];
  const prospects: Prospect[] = [];
  for (let i = from; i < outlook.takers.length; i += 1) {
    const taker = outlook.takers[i];
    if (!taker || barred[i]) continue;
    const scope = outlook.scopes[i] ?? 0;
    const prospect = prospects[scope] ?? prospectOf(rowsOf(running, taker));
    prospects[scope] = prospect;
    gains[i] = Math.min(reach(taker, running, prospect, outlook.bundles[i] ?? 0), prospect.room);
  }
  return gains;
}

type Prospect = Sums & { readonly room: number };

function prospectOf(rows: readonly Row[]): Prospect {
  return { ...sumsOf(rows), room: roomOf(rows) };
}

/** What floors leave to all promotions together. */
function roomOf(rows: readonly Row[]): number {
  let left = 0;
  for (const row of rows) left += room(row);
  return left;
}

/** Per clique: the most that one of it can take, in fen; the same of those that take a share of all; the largest such share. */
type Most = { fixed: number; sharing: number; share: number };

/** Most fen that the takers from place `from` on that are not barred can take off `running` together. */
export function stillPossible(
  outlook: Outlook,
  gains: readonly number[],
  running: Running,
  from: number,
  barred: readonly boolean[],
): number {
  const cliques: Most[] = [];
  for (let i = from; i < gains.length; i += 1) {
    const fen = gains[i];
    if (!fen || barred[i]) continue;
    const clique = outlook.cliques[i] ?? 0;
    const most = cliques[clique] ?? { fixed: 0, sharing: 0, share: 0 };
    cliques[clique] = most;
    const share = outlook.shares[i] ?? 0;
    if (share === 0 || share * running.net > fen + 1) most.fixed = Math.max(most.fixed, fen);
    else {
      most.sharing = Math.max(most.sharing, fen);
      most.share = Math.max(most.share, share);
    }
  }
  return Math.min(together(cliques, running.net), roomOf(running.rows));
}

/**
 * Shares are taken one off what the other leaves: least stays if all shares come first and fixed amounts after them.
 * A share rounds by less than a fen.
 */
function together(cliques: readonly Most[], net: number): number {
  let apart = 0;
  let stays = net;
  cliques.forEach(({ fixed, sharing, share }) => {
    apart += Math.max(fixed, sharing);
    if (fixed === 0) stays -= stays * share + 1;
  });
  let taken = net - stays;
  cliques.forEach(({ fixed, share }) => {
    if (fixed > 0) taken += Math.max(fixed, share * stays + 1);
  });
  return Math.min(apart, Math.ceil(taken));
}

/** The share of its lines' net that a promotion takes at most; 0 if it is not bounded like that. */
function shareOf({ promo }: Entrant): number {
  if (promo.lane === 'ITEM') return 0;
  if (promo.kind === 'RATE') return (10000 - promo.rateBp) / 10000;
  return promo.kind === 'POINTS' ? (promo.capBp ?? 10000) / 10000 : 0;
}
