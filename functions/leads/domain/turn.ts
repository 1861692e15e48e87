/** A guide's place in a store's rota; `current` is kept between turns and starts at 0. */
export type Turn = { guideId: string; weight: number; current: number };

/**
 * Smooth weighted round robin: everyone gains their weight, the highest goes (then the smaller id) and pays the sum of all weights.
 * Weights 5:1:1 give A A B A C A A, not five in a row. Undefined when nobody has a weight above 0.
 */
export function nextTurn(turns: readonly Turn[]): { guideId: string; turns: Turn[] } | undefined {
  const gained = turns.filter((turn) => turn.weight > 0).map((turn) => ({ ...turn, current: turn.current + turn.weight }));
  const [winner] = [...gained].sort((a, b) => b.current - a.current || (a.guideId < b.guideId ? -1 : 1));
  if (!winner) return undefined;
  winner.current -= gained.reduce((sum, turn) => sum + turn.weight, 0);
  return { guideId: winner.guideId, turns: gained };
}
