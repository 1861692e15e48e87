import { isNumberList, isOpNode, type OpNode, type OpTree } from './model.ts';

/** The tree as head office would type it: compiling the text again gives the same prices. */
export function formulaText(tree: OpTree): string {
  if (typeof tree === 'number') return String(tree);
  if (isOpNode(tree)) return nodeText(tree);
  if ('v' in tree) return tree.v;
  if ('s' in tree) return tree.s.includes("'") ? `"${tree.s}"` : `'${tree.s}'`;
  return `${tree.lookup}${tree.keys.map((key) => `[${formulaText(key)}]`).join('')}`;
}

const signs: Partial<Record<OpNode[0], string>> = { add: '+', sub: '-', mul: '*', eq: '=', ge: '>=', gt: '>', and: 'and', or: 'or' };

function nodeText([op, ...rest]: OpNode): string {
  const args = rest.flatMap((arg) => (isNumberList(arg) ? arg.map(String) : [part(arg)]));
  const sign = signs[op];
  const [a = '', b = '', c = ''] = args;
  if (sign !== undefined && args.length > 1) return args.join(` ${sign} `);
  if (op === 'mulDiv') return `${a} * ${b} / ${c}`;
  if (op === 'mulDivCeil') return `ceil(${a} * ${b} / ${c})`;
  return `${op}(${rest.map((arg) => (isNumberList(arg) ? arg.join(', ') : formulaText(arg))).join(', ')})`;
}

const isCall = ([op, ...args]: OpNode): boolean => op !== 'mulDiv' && (signs[op] === undefined || args.length < 2);

/** An argument of an operation, in parentheses unless it cannot be torn apart. */
function part(tree: OpTree): string {
  const text = formulaText(tree);
  if (typeof tree === 'number') return tree < 0 ? `(${text})` : text;
  return isOpNode(tree) && !isCall(tree) ? `(${text})` : text;
}
