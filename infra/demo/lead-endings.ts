/** How far each lead of the demo gets, and how many do. The names of stages are the standard pipeline's in capitals. */
export const endings = {
  POOL: 36,
  ASSIGNED: 6,
  UNTOUCHED: 6,
  NEW: 66,
  VISIT: 60,
  NEED: 56,
  QUOTE: 44,
  DEAL: 30,
  LOST: 46,
  WON: 50,
} as const;

export type Ending = keyof typeof endings;

const order: readonly Ending[] = ['POOL', 'ASSIGNED', 'UNTOUCHED', 'NEW', 'VISIT', 'NEED', 'QUOTE', 'DEAL', 'LOST', 'WON'];

/** All but the won ones, so mixed that neighbouring leads (of neighbouring stores) end differently. */
export function openEndings(): Ending[] {
  const left = new Map(order.filter((ending) => ending !== 'WON').map((ending) => [ending, { ending, done: 0 }]));
  const total = [...left.keys()].reduce((sum, ending) => sum + endings[ending], 0);
  return Array.from({ length: total }, (_, i) => {
    // Each kind comes at an even pace: the one that is furthest behind its share goes next.
    const behind = [...left.values()].sort((a, b) => lag(b, i, total) - lag(a, i, total))[0];
    if (!behind) throw new RangeError('no kind of ending');
    behind.done += 1;
    return behind.ending;
  });
}

const lag = ({ ending, done }: { ending: Ending; done: number }, i: number, total: number): number =>
  ((i + 1) * endings[ending]) / total - done;
