import fc from 'fast-check';
import { type RandomCase, randomCase } from './random-case.ts';

/** Random cases; a failure shrinks towards fewer lines and promotions. */
export const someCase: fc.Arbitrary<RandomCase> = fc
  .record({ lines: fc.integer({ min: 1, max: 6 }), promotions: fc.integer({ min: 0, max: 9 }), seed: fc.nat() })
  .map(({ seed, ...size }) => randomCase(seed, size));

export const RUNS = { numRuns: 10_000 };
