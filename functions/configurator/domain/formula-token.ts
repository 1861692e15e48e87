import { FormulaStop } from './formula-expression.ts';

/** One word of a formula and where it begins. Numbers stay text: the parser decides where a fraction may stand. */
export type Token = { kind: 'number' | 'name' | 'text' | 'sign' | 'end'; text: string; at: number };

/** Signs that Chinese keyboards give. */
const SAME: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
  '，': ',',
  '、': ',',
  '×': '*',
  '÷': '/',
  '＋': '+',
  '－': '-',
  '＝': '=',
  '？': '?',
  '：': ':',
  '＞': '>',
  '＜': '<',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
};

const WORD =
  /\s*(?:(\d+(?:\.\d+)?%?)|([\p{L}_][\p{L}\p{N}_]*)|'([^']*)'|"([^"]*)"|(>=|<=|!=|==|[-+*/()[\],<>=?:（）【】，、×÷＋－＝？：＞＜≥≤≠]))/uy;

/** Words of a formula, with an end. Throws FormulaStop at a character that belongs to none. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  const end = formula.trimEnd().length;
  WORD.lastIndex = 0;
  for (let at = 0; at < end; at = WORD.lastIndex) {
    const match = WORD.exec(formula);
    const begin = at + formula.slice(at).search(/\S/);
    if (!match) throw new FormulaStop('BAD_CHARACTER', begin, formula.charAt(begin));
    tokens.push(tokenOf(match, begin));
  }
  return [...tokens, { kind: 'end', text: '', at: formula.length }];
}

function tokenOf([, number, name, single, double, sign]: RegExpExecArray, at: number): Token {
  if (number !== undefined) return { kind: 'number', text: number, at };
  if (name !== undefined) return { kind: 'name', text: name, at };
  if (sign !== undefined) return { kind: 'sign', text: SAME[sign] ?? sign, at };
  return { kind: 'text', text: single ?? double ?? '', at };
}
