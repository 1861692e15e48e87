import { type Draft, type DraftOption, type DraftRule, type DraftTable, draftRuleKinds, emptyDraft } from './draft.ts';

export type Sheet = { name: string; rows: readonly (readonly string[])[] };
/** A row that could not be taken over; `line` as Excel counts. */
export type BadRow = { sheet: string; line: number; text: string };

const RULE_KINDS: Readonly<Record<string, DraftRule['kind']>> = { 如果: 'if', 不允许: 'not' };
const TABLE_KINDS: Readonly<Record<string, DraftRule['kind']>> = { 允许: 'allow', 禁止: 'forbid' };

/**
 * A workbook as head office keeps it: 选项 (编码 名称 单位 选值编码 选值名称 图片), 规则 (编号 类型 条件 则), one sheet 「允许 R5」 or 「禁止 R6」
 * for each table of a rule, 「价格 base」 for each price table, 设置 (项目 内容), 非标 (选项 最小 最大), 物料 (编码 名称 单位 用量 条件). What
 * can be read becomes a draft, whose sense is checked as if it had been typed; rows that cannot are listed, all of them.
 */
export function draftOfSheets(sheets: readonly Sheet[]): { draft: Draft; bad: BadRow[] } {
  const bad: BadRow[] = [];
  const rowsOf = (name: string) => bodyOf(sheets.find((sheet) => sheet.name.trim() === name));
  const settings = new Map(rowsOf('设置').map(({ cells: [key = '', value = ''] }) => [key, value]));
  const set = (key: string, otherwise: string): string => settings.get(key) ?? otherwise;
  const before = emptyDraft.nonstandard;
  const draft: Draft = {
    options: optionsOf(rowsOf('选项'), bad),
    rules: [...rulesOf(rowsOf('规则'), bad), ...tablesNamed(sheets, TABLE_KINDS).map(({ kind, id, sheet }) => tableRule(kind, id, sheet))],
    tables: sheets.flatMap((sheet) => (sheet.name.startsWith('价格 ') ? [priceTable(sheet, bad)] : [])),
    formula: set('公式', ''),
    leadDays: set('交期', ''),
    nonstandard: {
      sizes: rowsOf('非标').map(({ cells: [option = '', min = '', max = ''] }) => ({ option, min, max })),
      step: set('非标步长', before.step),
      surchargePercent: set('非标加价', before.surchargePercent),
      surchargeMin: set('非标最低加价', before.surchargeMin),
      leadDays: set('非标交期', before.leadDays),
      approval: set('非标审批', '是') !== '否',
    },
    bom: rowsOf('物料').map(({ cells: [part = '', name = '', unit = '', qty = '', when = ''] }) => ({ part, name, unit, qty, when })),
  };
  if (draft.options.length === 0) bad.push({ sheet: '选项', line: 1, text: '没有读到选项：请检查工作表「选项」和表头' });
  return { draft, bad };
}

type Line = { line: number; cells: readonly string[] };

/** Rows below the header that say something. */
function bodyOf(sheet: Sheet | undefined): Line[] {
  const lines = (sheet?.rows ?? []).map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => cell.trim()) }));
  return lines.slice(1).filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** A row without an option's code goes on with the option above. */
function optionsOf(lines: readonly Line[], bad: BadRow[]): DraftOption[] {
  const options: (Omit<DraftOption, 'values'> & { values: DraftOption['values'][number][] })[] = [];
  for (const { line, cells } of lines) {
    const [code = '', name = '', unit = '', value = '', word = '', picture = ''] = cells;
    const last = options[options.length - 1];
    const same = code === '' ? last : options.find((option) => option.code === code);
    if (!same && code === '') {
      bad.push({ sheet: '选项', line, text: '第一行要有选项编码' });
      continue;
    }
    const option = same ?? { code, name: name || code, ...(unit ? { unit } : {}), values: [] };
    if (!same) options.push(option);
    if (value === '') bad.push({ sheet: '选项', line, text: `「${option.name}」这一行没有选值编码` });
    else if (option.values.some((one) => one.code === value)) bad.push({ sheet: '选项', line, text: `选值「${value}」重复` });
    else if (picture !== '' && !/^https:\/\/\S+$/.test(picture)) bad.push({ sheet: '选项', line, text: '图片要写 https 开头的网址' });
    else option.values.push({ code: value, name: word || value, ...(picture ? { imageUrl: picture } : {}) });
  }
  return options;
}

function rulesOf(lines: readonly Line[], bad: BadRow[]): DraftRule[] {
  return lines.flatMap(({ line, cells: [id = '', kind = '', when = '', follows = ''] }) => {
    const known = RULE_KINDS[kind] ?? draftRuleKinds.find((one) => one === kind && (one === 'if' || one === 'not'));
    if (id === '') bad.push({ sheet: '规则', line, text: '没有编号' });
    if (!known) bad.push({ sheet: '规则', line, text: `类型「${kind}」要是「如果」或「不允许」；组合表请单独放一张工作表` });
    return id === '' || !known ? [] : [{ id, kind: known, when, follows, cols: [], rows: [] }];
  });
}

function tablesNamed(sheets: readonly Sheet[], kinds: Readonly<Record<string, DraftRule['kind']>>) {
  return sheets.flatMap((sheet) => {
    const [word = '', id = ''] = sheet.name.trim().split(/\s+/);
    const kind = kinds[word];
    return kind && id !== '' ? [{ kind, id, sheet }] : [];
  });
}

function tableRule(kind: DraftRule['kind'], id: string, sheet: Sheet): DraftRule {
  const cols = (sheet.rows[0] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  return { id, kind, when: '', follows: '', cols, rows: bodyOf(sheet).map(({ cells }) => cols.map((_, i) => cells[i] ?? '')) };
}

/** The last column is the amount. */
function priceTable(sheet: Sheet, bad: BadRow[]): DraftTable {
  const head = (sheet.rows[0] ?? []).map((cell) => cell.trim()).filter((cell) => cell !== '');
  const cols = head.slice(0, -1);
  const rows = bodyOf(sheet).flatMap(({ line, cells }) => {
    const amount = cells[cols.length] ?? '';
    if (amount === '') bad.push({ sheet: sheet.name, line, text: '没有金额' });
    return amount === '' ? [] : [{ keys: cols.map((_, i) => cells[i] ?? ''), amount }];
  });
  return { name: sheet.name.replace(/^价格\s+/, '').trim(), cols, rows };
}
