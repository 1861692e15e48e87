import { conditionText } from './condition-text.ts';
import type { Draft, DraftOption, DraftRule, DraftTable } from './draft.ts';
import { emptyDraft } from './draft.ts';
import { formulaText } from './formula-text.ts';
import { isNumberList, isOpNode, type Model, type OpTree, type PriceTable, type Rule } from './model.ts';
import type { OptionLabel } from './published-model.ts';
import type { ModelSettings } from './settings.ts';

type Source = { model: Model; labels: Readonly<Record<string, OptionLabel>>; settings?: ModelSettings | undefined };

/** A published model as head office would have typed it: to change it in the next version. */
export function draftOf({ model, labels, settings = {} }: Source): Draft {
  const options = Object.entries(model.vars).map(([code, values]): DraftOption => {
    const { name = code, unit, values: words = {} } = labels[code] ?? {};
    const named = values.map((value) => ({ code: String(value), name: String(value), ...words[String(value)] }));
    return { code, name, ...(unit ? { unit } : {}), values: named };
  });
  const { nonstandard, bom = [], leadDays } = settings;
  return {
    options,
    rules: model.rules.map((rule) => ruleText(rule, options)),
    tables: Object.entries(model.price?.tables ?? {}).map(([name, table]) => tableText(name, table, options, model.price?.std ?? 0)),
    formula: model.price ? formulaText(model.price.std) : '',
    leadDays: leadDays === undefined ? '' : String(leadDays),
    nonstandard: nonstandard ? nonstandardText(nonstandard) : emptyDraft.nonstandard,
    bom: bom.map(({ qty, if: condition, ...part }) => ({
      ...part,
      qty: formulaText(qty),
      when: condition ? conditionText(condition, options) : '',
    })),
  };
}

function nonstandardText({ step, min, max, surchargeBp, surchargeMin, leadDays, approval }: NonNullable<ModelSettings['nonstandard']>) {
  const sizes = Object.keys({ ...min, ...max }).map((option) => ({
    option,
    min: String(min[option] ?? ''),
    max: String(max[option] ?? ''),
  }));
  const [surchargePercent, yuan] = [String(surchargeBp / 100), String(surchargeMin / 100)];
  return { sizes, step: String(step), surchargePercent, surchargeMin: yuan, leadDays: String(leadDays), approval };
}

const NO_TABLE = { cols: [], rows: [] };

function ruleText(rule: Rule, options: readonly DraftOption[]): DraftRule {
  const { id } = rule;
  if ('if' in rule)
    return { id, kind: 'if', when: conditionText(rule.if, options), follows: conditionText(rule.then, options), ...NO_TABLE };
  if ('not' in rule) return { id, kind: 'not', when: conditionText(rule.not, options), follows: '', ...NO_TABLE };
  const columns = rule.table.cols.map((code) => options.find((option) => option.code === code));
  const rows = rule.table.rows.map((row) =>
    row.map((cell, i) => (cell === '*' ? '任意' : (columns[i]?.values.find(({ code }) => code === String(cell))?.name ?? String(cell)))),
  );
  const cols = columns.map((option, i) => option?.name ?? rule.table.cols[i] ?? '');
  return { id, kind: rule.table.kind, when: '', follows: '', cols, rows };
}

/** Which options a table's levels are follows from where the formula looks it up; else from whose values its keys are. */
function tableText(name: string, table: PriceTable, options: readonly DraftOption[], std: OpTree): DraftTable {
  const paths = pathsOf(table);
  const depth = paths[0]?.keys.length ?? 0;
  const looked = lookedUp(std, name);
  const columns = Array.from({ length: depth }, (_, level) => {
    const keys = [...new Set(paths.map((path) => path.keys[level]))];
    return (
      options.find(({ code }) => code === looked[level]) ??
      options.find(({ values }) => keys.every((key) => values.some(({ code }) => code === key)))
    );
  });
  const word = (key: string, level: number) => columns[level]?.values.find(({ code }) => code === key)?.name ?? key;
  return {
    name,
    cols: columns.map((option, level) => option?.name ?? looked[level] ?? ''),
    rows: paths.map(({ keys, fen }) => ({ keys: keys.map(word), amount: String(fen / 100) })),
  };
}

function pathsOf(table: PriceTable): { keys: string[]; fen: number }[] {
  if (typeof table === 'number') return [{ keys: [], fen: table }];
  return Object.entries(table).flatMap(([key, rest]) => pathsOf(rest).map(({ keys, fen }) => ({ keys: [key, ...keys], fen })));
}

/** Variables by which the first lookup of a table finds its entry. */
function lookedUp(tree: OpTree, table: string): (string | undefined)[] {
  if (typeof tree === 'number') return [];
  if (isOpNode(tree)) {
    const [, ...args] = tree;
    const found = args.map((arg) => (isNumberList(arg) ? [] : lookedUp(arg, table)));
    return found.find((keys) => keys.length > 0) ?? [];
  }
  if (!('lookup' in tree) || tree.lookup !== table) return [];
  return tree.keys.map((key) => (typeof key === 'object' && 'v' in key ? key.v : undefined));
}
