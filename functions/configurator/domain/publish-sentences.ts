import type { FormulaProblem, FormulaProblemCode, Problem, ProblemCode } from './problem.ts';

/** What head office reads when a model cannot be published. {rule} {name} {value} {rules} {example} {size} {formula} are filled in. */
export const publishSentences: Readonly<Record<ProblemCode, string>> = {
  NO_VARS: '模型还没有选配项',
  BAD_NAME: '选配项不能叫「{name}」',
  NO_VALUES: '选配项「{name}」还没有选值',
  DUPLICATE_VALUE: '选配项「{name}」的选值「{value}」重复',
  BAD_VALUE: '选配项「{name}」的选值「{value}」不可用：数字须为整数，且不能用「*」',
  BAD_MEASURE: '测量项「{name}」的范围不对：最小、最大、步长须为整数，步长大于 0，且不能与选配项同名',
  DUPLICATE_RULE: '规则编号「{rule}」重复',
  BAD_TABLE: '规则「{rule}」的表格不完整：每行的列数须与表头一致，列不能重复，至少一行',
  EMPTY_CONDITION: '规则「{rule}」有一个空条件',
  UNKNOWN_VAR: '规则「{rule}」提到不存在的选配项「{name}」',
  UNKNOWN_VALUE: '规则「{rule}」提到选配项「{name}」没有的选值「{value}」',
  BAD_FORMULA: '计价公式有误：{formula}',
  TOO_LARGE: '规则牵连太多，模型过大（超过 {size} 个节点）。请按系列拆成几个模型，或先减少涉及「{name}」的规则',
  NO_PRODUCT: '没有任何产品能同时满足规则 {rules}',
  DEAD_VALUE: '选值「{name} = {value}」永远选不到：被规则 {rules} 排除',
  DEAD_RULE: '规则「{rule}」不起作用：它要排除的组合（如 {example}）已被规则 {rules} 排除',
  IDLE_RULE: '规则「{rule}」本身不排除任何组合',
  NO_PRICE: '有产品算不出价格，例如 {example}：「{name}」没有对应的值',
  NEGATIVE_PRICE: '有产品的价格为负，例如 {example}',
  TOO_MANY_BYTES: '模型压缩后有 {size} 字节，手机加载太慢。请按系列拆成几个模型',
  ENTANGLED_PRICE: '计价公式牵连的选配项太多，「起价」只能给出下限；建议把公式拆成几项相加',
  BAD_NONSTANDARD: '非标尺寸不能用在「{name}」上：须是全为数字的选配项，且最小不大于最大',
  BAD_BILL: '物料「{name}」的用量公式有误：{formula}',
  BAD_BILL_CONDITION: '物料「{name}」的条件提到不存在的选配项或选值「{value}」',
};

export const formulaSentences: Readonly<Record<FormulaProblemCode, string>> = {
  UNKNOWN_OPERATION: '没有「{name}」这种运算',
  ARITY: '「{name}」的参数个数不对',
  NEEDS_INTEGER: '「{name}」这里需要整数',
  MIXED_TYPES: '「{name}」两边一个是数字、一个是文字',
  UNKNOWN_VAR: '没有选配项「{name}」',
  UNKNOWN_TABLE: '没有价格表「{name}」',
  TABLE_DEPTH: '价格表「{name}」的方括号个数与表的层数不符',
  BAD_TABLE: '价格表「{name}」各行层数不一，或有非整数',
  NOT_INTEGER: '数字须为整数',
  TOO_DEEP: '公式嵌套太深',
  BAD_CHARACTER: '不认识的字符「{name}」',
  UNEXPECTED: '「{name}」不该出现在这里，或前面少了内容',
  FRACTION: '小数或百分比只能用来乘或除',
  NEEDS_DIVISION: '「{name}」里面须是一个除法，例如 ceil(a * b / c)',
  TOO_LONG: '公式太长',
};

export function publishSentence(problem: Problem): string {
  const { code, ruleId, name, value, rules, counterExample, size, formula } = problem;
  const filled: Readonly<Record<string, string | undefined>> = {
    rule: ruleId,
    name,
    value: value === undefined ? undefined : String(value),
    rules: rules?.map((id) => `「${id}」`).join('、'),
    example: Object.entries(counterExample ?? {})
      .map(([option, choice]) => `${option} = ${choice}`)
      .join('，'),
    size: size === undefined ? undefined : String(size),
    formula: formula && fill(formulaSentences[formula.code], { name }),
  };
  return fill(publishSentences[code], filled);
}

/** For the person who types the formula; characters are counted from 1. */
export function formulaSentence({ code, at, name }: FormulaProblem): string {
  return `第 ${at + 1} 个字符：${fill(formulaSentences[code], { name })}`;
}

function fill(sentence: string, values: Readonly<Record<string, string | undefined>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
}
