import { create } from 'zustand';
import { load, save } from '@/wx/storage';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const STORED = 'language';

const isLanguage = (value: unknown): value is Language => languages.some((l) => l === value);

export const useLanguage = create<{ language: Language }>(() => ({ language: load(STORED, isLanguage) ?? 'zh-CN' }));

export const language = (): Language => useLanguage.getState().language;

/** Pages read their sentences while rendering, so the caller relaunches the app's first page afterwards. */
export function chooseLanguage(chosen: Language): void {
  save(STORED, chosen);
  useLanguage.setState({ language: chosen });
}
