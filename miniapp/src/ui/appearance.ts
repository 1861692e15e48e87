import { create } from 'zustand';
import { isH5 } from '@/wx/platform';
import { load, save } from '@/wx/storage';

const STORED = 'elder';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';

/** Elder mode: larger text and targets on every page. Light and dark follow the device. */
export const useAppearance = create<{ elder: boolean }>(() => ({ elder: load(STORED, isFlag) ?? false }));

export function chooseElder(elder: boolean): void {
  save(STORED, elder);
  useAppearance.setState({ elder });
}

/** What stands outside the pages on H5 (the tab rail) grows too. */
export function applyAppearance(): void {
  if (!isH5) return;
  const apply = ({ elder }: { elder: boolean }): void => {
    document.documentElement.classList.toggle('elder', elder);
  };
  apply(useAppearance.getState());
  useAppearance.subscribe(apply);
}
