/** One mistake of one line, and the test that must turn red with it. */
export type Plant = { what: string; file: string; text: string; instead: string; test: string; named?: string };

export const simulation = { test: 'test/simulation/simulation.test.ts', named: 'a thousand lives' };
export const story = (name: string, named: string) => ({ test: `test/stories/${name}.test.ts`, named });
export const store = (name: string, named: string) => ({ test: `test/stores/${name}.test.ts`, named });
