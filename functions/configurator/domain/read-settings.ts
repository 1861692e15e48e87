import { optionNamed, readCondition } from './condition-text.ts';
import type { Draft, DraftFault } from './draft.ts';
import type { OpTree } from './model.ts';
import type { ModelSettings } from './settings.ts';

type Formula = (text: string, place: string) => OpTree;

/** Lead times, sizes off the list and the bill of materials, as far as they can be read. */
export function readSettings(draft: Draft, formula: Formula, faults: DraftFault[]): ModelSettings {
  const { leadDays } = draft;
  const nonstandard = readNonstandard(draft, faults);
  const bom = draft.bom.map(({ part, name, unit, qty, when }) => {
    const condition = when.trim() === '' ? undefined : readCondition(when, draft.options);
    faults.push(...(condition?.faults ?? []).map((fault) => ({ ...fault, place: `bom:${part}.when` })));
    return { part, name, unit, qty: formula(qty, `bom:${part}.qty`), ...(condition ? { if: condition.condition } : {}) };
  });
  return {
    ...(leadDays.trim() === '' ? {} : { leadDays: numberAt(leadDays, 1, 'leadDays', '交期', faults) }),
    ...(nonstandard ? { nonstandard } : {}),
    ...(bom.length > 0 ? { bom } : {}),
  };
}

function readNonstandard({ nonstandard, options }: Draft, faults: DraftFault[]): ModelSettings['nonstandard'] {
  const { sizes, step, surchargePercent, surchargeMin, leadDays, approval } = nonstandard;
  if (sizes.length === 0) return undefined;
  const at = (text: string, factor: 1 | 100, what: string) => numberAt(text, factor, 'nonstandard', what, faults);
  const [min, max]: [Record<string, number>, Record<string, number>] = [{}, {}];
  for (const size of sizes) {
    const option = optionNamed(size.option, options);
    if (!option) faults.push({ place: 'nonstandard', text: `没有选配项「${size.option}」` });
    if (!option) continue;
    // Where a limit is left out the standard sizes are it.
    if (size.min.trim() !== '') min[option.code] = at(size.min, 1, `${option.name}最小`);
    if (size.max.trim() !== '') max[option.code] = at(size.max, 1, `${option.name}最大`);
  }
  return {
    ...{
      step: at(step, 1, '步长'),
      min,
      max,
      surchargeBp: at(surchargePercent, 100, '加价'),
      surchargeMin: at(surchargeMin, 100, '最低加价'),
    },
    ...{ leadDays: at(leadDays, 1, '交期'), approval },
  };
}

/** '1,299.5' with factor 100 is 129950. A fault, and 0, where it is no such number. */
export function numberAt(text: string, factor: 1 | 100, place: string, what: string, faults: DraftFault[]): number {
  const digits = text.replace(/[,，\s¥￥%]/g, '');
  const pattern = factor === 1 ? /^-?\d{1,9}$/ : /^-?\d{1,9}(\.\d{1,2})?$/;
  if (!pattern.test(digits)) {
    faults.push({ place, text: factor === 1 ? `${what}「${text}」要是整数` : `${what}「${text}」要是数字，最多两位小数` });
    return 0;
  }
  return Math.round(Number(digits) * factor);
}
