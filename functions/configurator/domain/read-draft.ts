import { codeValue, optionNamed, readCondition, valueNamed } from './condition-text.ts';
import type { Draft, DraftFault, DraftOption, DraftRule, DraftTable } from './draft.ts';
import { compileFormula } from './formula.ts';
import type { Model, OpTree, PriceTable, Rule, Value } from './model.ts';
import { namesOf } from './op-check.ts';
import { formulaSentence } from './publish-sentences.ts';
import type { OptionLabel } from './published-model.ts';
import { numberAt, readSettings } from './read-settings.ts';
import type { ModelSettings } from './settings.ts';

export type ReadDraft = { model: Model; labels: Record<string, OptionLabel>; settings: ModelSettings; faults: DraftFault[] };

/** The model that a draft means, as far as it can be read, and everything that cannot, each at its place. */
export function readDraft(draft: Draft): ReadDraft {
  const faults: DraftFault[] = optionFaults(draft);
  const options = draft.options;
  const vars = Object.fromEntries(options.map(({ code, values }) => [code, values.map((value) => codeValue(value.code))]));
  const rules = draft.rules.flatMap((rule): Rule[] => readRule(rule, options, faults));
  const tables = Object.fromEntries(draft.tables.map((table) => [table.name, readTable(table, options, faults)]));
  const names = namesOf({ vars, price: { tables, std: 0 } });
  const formula = (text: string, place: string): OpTree => {
    const compiled = compileFormula(text, names);
    if (compiled.ok) return compiled.tree;
    faults.push(...compiled.problems.map((problem) => ({ place, at: problem.at, text: formulaSentence(problem) })));
    return 0;
  };
  const price = draft.formula.trim() === '' ? undefined : { tables, std: formula(draft.formula, 'formula') };
  if (!price) faults.push({ place: 'formula', text: '还没有写计价公式' });
  const settings = readSettings(draft, formula, faults);
  return { model: { vars, rules, ...(price ? { price } : {}) }, labels: labelsOf(options), settings, faults };
}

function labelsOf(options: readonly DraftOption[]): Record<string, OptionLabel> {
  return Object.fromEntries(
    options.map(({ code, name, unit, values }) => {
      const words = values.map(({ code: value, name: word, picture, imageUrl }) => {
        const shown = { ...(picture ? { picture } : {}), ...(imageUrl ? { imageUrl } : {}) };
        return [String(codeValue(value)), { name: word, ...shown }] as const;
      });
      return [code, { name, ...(unit ? { unit } : {}), values: Object.fromEntries(words) }];
    }),
  );
}

function optionFaults({ options }: Draft): DraftFault[] {
  const codes = options.map(({ code }) => code);
  const words = options.map(({ name }) => name);
  return options.flatMap(({ code, name, values }, i): DraftFault[] => {
    const place = `option:${code}`;
    const twice = codes.indexOf(code) !== i || words.indexOf(name) !== i;
    const sameName = values.find((value, n) => values.findIndex((other) => other.name === value.name) !== n);
    return [
      ...(code === '' || name === '' ? [{ place, text: '选配项要有编码和名称' }] : []),
      ...(twice ? [{ place, text: `选配项「${name}」重复` }] : []),
      ...(values.some((value) => value.code === '' || value.name === '') ? [{ place, text: `「${name}」有选值没有编码或名称` }] : []),
      ...(sameName ? [{ place, text: `「${name}」有两个选值都叫「${sameName.name}」` }] : []),
    ];
  });
}

function readRule({ id, kind, when, follows, cols, rows }: DraftRule, options: readonly DraftOption[], faults: DraftFault[]): Rule[] {
  const condition = (text: string, place: string) => {
    const read = readCondition(text, options);
    faults.push(...read.faults.map((fault) => ({ ...fault, place: `rule:${id}.${place}` })));
    return read.condition;
  };
  if (kind === 'if') return [{ id, if: condition(when, 'when'), then: condition(follows, 'follows') }];
  if (kind === 'not') return [{ id, not: condition(when, 'when') }];
  const columns = cols.map((word) => optionNamed(word, options));
  cols.forEach((word, i) => {
    if (!columns[i]) faults.push({ place: `rule:${id}.cols`, text: `没有选配项「${word}」` });
  });
  const cells = rows.map((row, n) =>
    columns.map((option, i): Value => {
      const word = (row[i] ?? '').trim();
      if (word === '*' || word === '任意') return '*';
      const value = option && valueNamed(word, option);
      if (option && value === undefined) faults.push({ place: `rule:${id}.rows.${n + 1}`, text: `「${option.name}」没有选值「${word}」` });
      return value ?? '';
    }),
  );
  return [{ id, table: { cols: columns.map((option, i) => option?.code ?? cols[i] ?? ''), kind, rows: cells } }];
}

/** A table of yuan by the values of its options becomes one of fen by their codes. */
function readTable({ name, cols, rows }: DraftTable, options: readonly DraftOption[], faults: DraftFault[]): PriceTable {
  const columns = cols.map((word) => optionNamed(word, options));
  cols.forEach((word, i) => {
    if (!columns[i]) faults.push({ place: `table:${name}`, text: `没有选配项「${word}」` });
  });
  const table: PriceTree = {};
  for (const [n, { keys, amount }] of rows.entries()) {
    const place = `table:${name}.${n + 1}`;
    const fen = numberAt(amount, 100, place, '金额', faults);
    const path = columns.map((option, i) => {
      const value = option && valueNamed((keys[i] ?? '').trim(), option);
      if (option && value === undefined) faults.push({ place, text: `「${option.name}」没有选值「${keys[i] ?? ''}」` });
      return String(value ?? '');
    });
    if (!entered(table, path, fen)) faults.push({ place, text: '和前面的一行重复' });
  }
  return table;
}

type PriceTree = { [key: string]: PriceTree | number };

function entered(table: PriceTree, path: readonly string[], fen: number): boolean {
  let at = table;
  for (const key of path.slice(0, -1)) {
    const next = at[key] ?? {};
    if (typeof next === 'number') return false;
    at[key] = next;
    at = next;
  }
  const last = path[path.length - 1] ?? '';
  if (Object.hasOwn(at, last)) return false;
  at[last] = fen;
  return true;
}
