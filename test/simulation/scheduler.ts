import { createHash } from 'node:crypto';
import type { Dice } from './dice.ts';

/** One process of the system: a Lambda at work on one request, fact or sweep. Dead, it goes no further. */
export type Run = { name: string; dead: boolean };

/** A call that has left a process: how its answer comes back. */
export type Waiting<T = unknown> = { done: (value: T) => void; failed: (error: unknown) => void };

type Pending = { run: Run; label: string; happen: () => void };

/**
 * Runs everything in one thread, one port call at a time: whatever is pending waits until nobody can go further by himself, then
 * the dice choose which call happens next. The same seed gives the same order, and the trace's hash says so.
 */
export class Scheduler {
  readonly dice: Dice;
  #pending: Pending[] = [];
  readonly #trace = createHash('sha256');
  steps = 0;
  /** Called after each step: invariants, the clock. */
  afterStep: () => void = () => undefined;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  /** A port call of `run`: `happen` is called when its turn has come, never if the process has died by then. */
  ask<T>(run: Run, label: string, happen: (waiting: Waiting<T>) => void): Promise<T> {
    return new Promise((done, failed) => {
      this.#pending.push({ run, label, happen: () => happen({ done, failed }) });
    });
  }

  note(what: string): void {
    this.#trace.update(`${what}\n`);
  }

  get hash(): string {
    return this.#trace.copy().digest('hex').slice(0, 16);
  }

  /** Until `done`, or nothing is pending any more. */
  async runUntil(done: () => boolean): Promise<void> {
    for (await idle(); !done() && this.#pending.length > 0; await idle()) this.#next();
  }

  #next(): void {
    const at = this.dice.below(this.#pending.length);
    const [chosen] = this.#pending.splice(at, 1);
    if (!chosen || chosen.run.dead) return;
    this.steps += 1;
    this.note(`${chosen.run.name} ${chosen.label}`);
    chosen.happen();
    this.afterStep();
  }
}

/** Everybody has gone as far as possible: what is left waits for a port. Microtasks are done before the next macrotask begins. */
const idle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
