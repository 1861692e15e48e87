import type { DraftOption } from './draft.ts';
import type { Condition, Value } from './model.ts';

export type ReadCondition = { condition: Condition; faults: { at: number; text: string }[] };

/** A code that is a whole number is one: sizes are calculated with. */
export const codeValue = (code: string): Value => (/^-?(0|[1-9]\d{0,8})$/.test(code) ? Number(code) : code);

/**
 * 「内芯 = 天然乳胶；宽度 = 1.2 米、1500」: options and values by their names or codes. Every fault says at which character.
 */
export function readCondition(text: string, options: readonly DraftOption[]): ReadCondition {
  const faults: ReadCondition['faults'] = [];
  const condition: Record<string, Value[]> = {};
  for (const { part, at } of partsOf(text, /[；;\n]|\s且\s|\sand\s/)) {
    const sign = /[=＝]/.exec(part);
    if (!sign) {
      faults.push({ at, text: `「${part.trim()}」要写成「选项 = 选值」` });
      continue;
    }
    const option = optionNamed(part.slice(0, sign.index).trim(), options);
    if (!option) {
      faults.push({ at, text: `没有选配项「${part.slice(0, sign.index).trim()}」` });
      continue;
    }
    const from = at + sign.index + 1;
    for (const one of partsOf(part.slice(sign.index + 1), /[、,，]|\s或\s/)) {
      const value = valueNamed(one.part.trim(), option);
      if (value === undefined) faults.push({ at: from + one.at, text: `「${option.name}」没有选值「${one.part.trim()}」` });
      else condition[option.code] = [...(condition[option.code] ?? []), value];
    }
  }
  if (Object.keys(condition).length === 0 && faults.length === 0) faults.push({ at: 0, text: '还没有写条件' });
  return { condition, faults };
}

export const optionNamed = (word: string, options: readonly DraftOption[]): DraftOption | undefined =>
  options.find(({ code }) => code === word) ?? options.find(({ name }) => name === word);

export function valueNamed(word: string, { values }: DraftOption): Value | undefined {
  const found = values.find(({ code }) => code === word) ?? values.find(({ name }) => name === word);
  return found && codeValue(found.code);
}

/** The condition as it would be typed. */
export function conditionText(condition: Condition, options: readonly DraftOption[]): string {
  const clauses = Object.entries(condition).map(([code, values]) => {
    const option = optionNamed(code, options);
    const words = values.map((value) => option?.values.find((one) => one.code === String(value))?.name ?? String(value));
    return `${option?.name ?? code} = ${words.join('、')}`;
  });
  return clauses.join('；');
}

function partsOf(text: string, separator: RegExp): { part: string; at: number }[] {
  const parts: { part: string; at: number }[] = [];
  let at = 0;
  for (const part of text.split(separator)) {
    const start = text.indexOf(part, at);
    const blank = part.length - part.trimStart().length;
    if (part.trim() !== '') parts.push({ part: part.trimStart(), at: start + blank });
    at = start + part.length;
  }
  return parts;
}
