import * as fc from 'fast-check';

const WRONG: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  'x'.repeat(5000),
  '\u0000',
  '../..',
  'ld_00000000000000000000000000',
  [],
  [[]],
  {},
  { $gt: '' },
  { toString: 1 },
];

type Where = (string | number)[];

/** A request's part with one thing wrong with it: a field gone, of another type, beyond its bounds, or one that nobody asked for. */
export const spoilt = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(good, fc.nat(), fc.nat({ max: 3 }), fc.constantFrom(...WRONG)).map(([value, where, how, wrong]) => {
    const places = placesOf(value);
    const at = places[where % places.length] ?? [];
    if (at.length === 0) return how === 0 && isRecord(value) ? { ...value, dealerId: 'og_x', role: 'hq', netFen: 1, state: 'PAID' } : wrong;
    return changed(value, at, how === 1 ? undefined : how === 2 ? [wrong, wrong] : wrong);
  });

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function placesOf(value: unknown, here: Where = []): Where[] {
  if (Array.isArray(value)) return [here, ...value.flatMap((one, i) => placesOf(one, [...here, i]))];
  if (isRecord(value)) return [here, ...Object.entries(value).flatMap(([name, one]) => placesOf(one, [...here, name]))];
  return [here];
}

/** A copy with another value in one place; `undefined` takes the field away. */
function changed(value: unknown, [first, ...rest]: Where, to: unknown): unknown {
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.map((one, i) => (i === first ? changed(one, rest, to) : one));
  if (!isRecord(value)) return to;
  return { ...value, [first]: changed(value[first], rest, to) };
}
