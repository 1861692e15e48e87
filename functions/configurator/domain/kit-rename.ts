import { type Condition, isNumberList, isOpNode, type OpTree, type PriceTable, type Rule, type Value } from './model.ts';

/** How a part's variables are called in its kit: shared ones as they are, others with the part's key before them. */
export type Rename = (name: string) => string;

/** The values that are left of a variable, by its name in the kit. */
export type Vars = Readonly<Record<string, readonly Value[]>>;

export function renamedTree(tree: OpTree, rename: Rename, table: Rename): OpTree {
  if (typeof tree === 'number') return tree;
  if (isOpNode(tree)) {
    const [op, ...args] = tree;
    return [op, ...args.map((arg) => (isNumberList(arg) ? arg : renamedTree(arg, rename, table)))];
  }
  if ('v' in tree) return { v: rename(tree.v) };
  if ('s' in tree) return tree;
  return { lookup: table(tree.lookup), keys: tree.keys.map((key) => renamedTree(key, rename, table)) };
}

export const renamedTables = (tables: Readonly<Record<string, PriceTable>>, table: Rename): Record<string, PriceTable> =>
  Object.fromEntries(Object.entries(tables).map(([name, entries]) => [table(name), entries]));

/** A part's rule in the words of the kit. */
export function renamedRule(rule: Rule, id: string, rename: Rename): Rule {
  const renamed = (condition: Condition): Condition =>
    Object.fromEntries(Object.entries(condition).map(([name, values]) => [rename(name), values]));
  if ('not' in rule) return { id, not: renamed(rule.not) };
  if ('if' in rule) return { id, if: renamed(rule.if), then: renamed(rule.then) };
  return { id, table: { ...rule.table, cols: rule.table.cols.map(rename) } };
}

/** The same rule where only these values are left; nothing, where it says nothing any more. */
export function narrowedRule(rule: Rule, vars: Vars): Rule[] {
  const { id } = rule;
  const narrow = (condition: Condition): Condition =>
    Object.fromEntries(Object.entries(condition).map(([name, values]) => [name, values.filter((value) => vars[name]?.includes(value))]));
  if ('not' in rule) return isMet(narrow(rule.not)) ? [{ id, not: narrow(rule.not) }] : [];
  if ('table' in rule) return narrowedTable(id, rule.table, vars);
  const [when, then] = [narrow(rule.if), narrow(rule.then)];
  if (!isMet(when)) return [];
  return [isMet(then) ? { id, if: when, then } : { id, not: when }];
}

const isMet = (condition: Condition): boolean => Object.values(condition).every((values) => values.length > 0);

function narrowedTable(id: string, table: Extract<Rule, { table: unknown }>['table'], vars: Vars): Rule[] {
  const rows = table.rows.filter((row) => row.every((cell, i) => cell === '*' || vars[table.cols[i] ?? '']?.includes(cell)));
  return rows.length === 0 && table.kind === 'forbid' ? [] : [{ id, table: { ...table, rows } }];
}
