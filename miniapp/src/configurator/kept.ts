import type { Choices } from '@functions/configurator/domain/model.ts';
import { create } from 'zustand';

type Kept = { of: Readonly<Record<string, Choices>>; keep: (modelId: string, choices: Choices) => void };

/** Per model what was put aside, or added to the slip last: the other side of a comparison. */
export const useKept = create<Kept>((set) => ({
  of: {},
  keep: (modelId, choices) => set(({ of }) => ({ of: { ...of, [modelId]: choices } })),
}));
