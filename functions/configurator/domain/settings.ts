import type { Condition, Measure, Model, OpTree } from './model.ts';
import type { NonstandardRule } from './nonstandard.ts';

/** One position of the bill of materials: what goes into a product, where `if` holds for it. */
export type BillPosition = { part: string; name: string; unit: string; qty: OpTree; if?: Condition | undefined };

/** What a model knows besides rules and price: how long it takes, sizes off the list, what it is made of. */
export type ModelSettings = {
  /** Days until a standard product can be delivered. */
  leadDays?: number | undefined;
  nonstandard?: (NonstandardRule & { leadDays: number /** Whether the store's manager has to agree. */; approval: boolean }) | undefined;
  bom?: readonly BillPosition[] | undefined;
};

export type SettingsModel = Pick<Model, 'vars' | 'price'> & { measures?: Readonly<Record<string, Measure>> | undefined };
