import type { Measure } from './measure.ts';

type Value = Exclude<Measure, { skipped: string }>;

/**
 * The figures for people: one table a section (the first part of the names), the last part of the names as columns. A broken bound is
 * marked and listed again below.
 */
export function tableOf(measures: readonly Measure[]): string {
  const values = measures.filter((m): m is Value => !('skipped' in m));
  const sections = [...new Set(values.map(({ name }) => partsOf(name).section))];
  const tables = sections.map((section) =>
    sectionTable(
      section,
      values.filter(({ name }) => partsOf(name).section === section),
    ),
  );
  return [...tables, summary(measures)].join('\n\n');
}

function partsOf(name: string): { section: string; row: string; column: string } {
  const parts = name.split('/');
  return { section: parts[0] ?? '', row: parts.slice(1, -1).join(' '), column: parts.at(-1) ?? '' };
}

function sectionTable(section: string, values: readonly Value[]): string {
  const placed = values.map((value) => ({ value, ...partsOf(value.name) }));
  const columns = [...new Set(placed.map(({ column }) => column))];
  const rows = [...new Set(placed.map(({ row }) => row))];
  const units = columns.map((column) => new Set(placed.filter((one) => one.column === column).map(({ value }) => value.unit)));
  const head = columns.map((column, i) => (units[i]?.size === 1 ? withUnit(column, [...(units[i] ?? [])][0] ?? '') : column));
  const cells = rows.map((row) => [
    row,
    ...columns.map((column, i) => {
      const found = placed.find((one) => one.row === row && one.column === column);
      return found ? cell(found.value, units[i]?.size !== 1) : '';
    }),
  ]);
  return aligned([[section, ...head], ...cells]);
}

/** 'cpu (ms)', but not 'round-trips (round trips)'. */
const withUnit = (column: string, unit: string): string => (column.replaceAll('-', ' ').includes(unit) ? column : `${column} (${unit})`);

const cell = ({ value, unit, pass }: Value, alone: boolean): string =>
  `${value}${alone ? ` ${unit}` : ''}${pass === undefined ? '' : pass ? ' ✓' : ' ✗'}`;

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((text, i) => (i === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[i] ?? 0))).join('  ');
  const [head = [], ...rest] = rows;
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rest.map(line)].join('\n');
}

function summary(measures: readonly Measure[]): string {
  const skipped = measures.flatMap((m) => ('skipped' in m ? [`skipped  ${m.name}: ${m.skipped}`] : []));
  const bound = measures.flatMap((m) => ('pass' in m && m.pass !== undefined ? [m] : []));
  const broken = bound.filter((m) => !m.pass).map(({ name, value, unit, bound: most }) => `✗ ${name}: ${value} ${unit}, at most ${most}`);
  return [...skipped, ...broken, `${bound.length - broken.length} bounds kept, ${broken.length} broken`].join('\n');
}
