import { BatchGetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Dice } from './dice.ts';

/** Everything that goes wrong in a simulation, by the name it is counted under. */
export const faultNames = [
  // The process dies before its call had an effect, or after it: nobody hears the answer.
  'crash-before',
  'crash-after',
  // The call had its effect, the answer got lost on the way; the process goes on with an error.
  'answer-lost',
  // The gateway gave up waiting while the function works on.
  'timed-out',
  'throttled',
  'conflict',
  'partial-batch',
  'stale-index',
  'bus-refused',
  'fact-doubled',
  'fact-late',
  'outside-down',
  'outside-lost',
  'callback-doubled',
  'callback-lost',
  'callback-forged',
  'double-tap',
  'phone-killed',
  'clock-skewed',
  'price-changed',
  'sweep-doubled',
] as const;
export type FaultName = (typeof faultNames)[number];

type StoreFault = Extract<
  FaultName,
  'crash-before' | 'crash-after' | 'answer-lost' | 'timed-out' | 'throttled' | 'conflict' | 'partial-batch'
>;

export class Faults {
  readonly counts = new Map<FaultName, number>();
  readonly #dice: Dice;
  /** Off while the table is prepared and when everything comes to rest. */
  on = true;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  /** Rolls for one fault and counts it. */
  happens(name: FaultName, probability: number): boolean {
    if (!this.on || !this.#dice.chance(probability)) return false;
    this.count(name);
    return true;
  }

  count(name: FaultName): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  /** What befalls one call to the table, if anything. */
  forStore(command: unknown): StoreFault | undefined {
    if (!this.on || !this.#dice.chance(0.09)) return undefined;
    const possible: StoreFault[] = ['crash-before', 'crash-after', 'timed-out', 'throttled'];
    if (command instanceof TransactWriteCommand) possible.push('conflict', 'conflict', 'answer-lost', 'crash-after');
    if (command instanceof BatchGetCommand) possible.push('partial-batch', 'partial-batch');
    if (command instanceof QueryCommand) possible.push('throttled');
    const fault = this.#dice.pick(possible);
    this.count(fault);
    return fault;
  }
}
