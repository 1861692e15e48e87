import type { Random } from '#configurator/domain/brute-force.fixture';
import type { Model, OpTree, PriceTable, Rule, Value } from '#configurator/domain/model';

const OPTIONS = 60;
const TABLES = 89;

/**
 * A suite of furniture as a large customer would model it: 60 options of 3 to 8 values in a chain of rooms, 89 tables of allowed pairs
 * between near ones, a price of 60 tables. Listed room after room, as people list them.
 */
export function suite(random: Random): Model {
  const sizes = Array.from({ length: OPTIONS }, (_, i) => (i < 11 ? 5 : 6) + (i % 3 === 0 ? -2 : i % 3 === 1 ? 2 : 0));
  const values = (i: number): number[] => Array.from({ length: sizes[i] ?? 1 }, (_, n) => n);
  const rules = Array.from({ length: TABLES }, (_, i) => pairs(random, i, values));
  const tables: Record<string, PriceTable> = {};
  const terms = sizes.map((_, i): OpTree => {
    const entries = (of: number[], entry: () => PriceTable) => Object.fromEntries(of.map((value) => [String(value), entry()]));
    const fen = (): number => 1000 * random.below(90);
    const withNext = i % 7 === 0 && i < OPTIONS - 2;
    tables[`p${i}`] = entries(values(i), () => (withNext ? entries(values(i + 1), fen) : fen()));
    return { lookup: `p${i}`, keys: [{ v: `o${i}` }, ...(withNext ? [{ v: `o${i + 1}` }] : [])] };
  });
  const vars = Object.fromEntries(sizes.map((_, i): [string, Value[]] => [`o${i}`, values(i)]));
  return { vars, rules, price: { tables, std: ['stepUp', ['mulDiv', ['add', ...terms], 95, 100], 100] } };
}

/** Each option with the next, and thirty more with the second or third next. */
function pairs(random: Random, i: number, values: (i: number) => number[]): Rule {
  const from = i < OPTIONS - 1 ? i : random.below(OPTIONS - 3);
  const to = Math.min(OPTIONS - 1, from + (i < OPTIONS - 1 ? 1 : 2 + random.below(2)));
  const fits = (a: number, b: number): boolean => (a + b) % 3 === 0 || random.chance(0.35);
  const rows = values(from).flatMap((a) => values(to).flatMap((b) => (fits(a, b) ? [[a, b]] : [])));
  return { id: `T${i}`, table: { cols: [`o${from}`, `o${to}`], kind: 'allow', rows } };
}

/** The same model with its options listed in no helpful order: the compiler has to find a good one itself. */
export function shuffled(random: Random, model: Model): Model {
  const keyed = Object.entries(model.vars).map((one) => ({ one, at: random.below(1_000_000) }));
  return { ...model, vars: Object.fromEntries(keyed.sort((a, b) => a.at - b.at).map(({ one }) => one)) };
}
