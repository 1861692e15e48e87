import { en } from '@/locales/en';
import { language } from '@/locales/language';
import { fill } from '@/locales/sentence';
import { zhCN } from '@/locales/zh-CN';

type Texts = typeof zhCN;

/** 'context.key' of every sentence there is. */
export type TextKey = { [C in keyof Texts & string]: `${C}.${keyof Texts[C] & string}` }[keyof Texts & string];

/** The sentence in the person's language: `t('orders.openButton', { amount })`. */
export function t(key: TextKey, facts: Readonly<Record<string, string | number>> = {}): string {
  const texts: Record<string, Record<string, string>> = language() === 'en' ? en : zhCN;
  const [context = '', name = ''] = key.split('.');
  return fill(texts[context]?.[name] ?? '', facts);
}
