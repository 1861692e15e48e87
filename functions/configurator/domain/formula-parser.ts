import { type Expression, FormulaStop, leaf, node, numberOf, over, plus, times, whole } from './formula-expression.ts';
import { type Token, tokensOf } from './formula-token.ts';
import { type Operator, operators } from './model.ts';

/** Where reading stands, and in how many parentheses and brackets. */
type Cursor = { tokens: readonly Token[]; next: number; depth: number };

const DEEPEST = 64;

/** Reads a whole formula. Throws FormulaStop at the first problem. */
export function parse(text: string): Expression {
  const cursor: Cursor = { tokens: tokensOf(text), next: 0, depth: 0 };
  const expression = choice(cursor);
  const token = peek(cursor);
  if (token.kind !== 'end') throw unexpected(token);
  return expression;
}

/** condition ? yes : no, or just an expression. */
function choice(cursor: Cursor): Expression {
  cursor.depth += 1;
  if (cursor.depth > DEEPEST) throw new FormulaStop('TOO_DEEP', peek(cursor).at);
  const expression = either(cursor);
  cursor.depth -= 1;
  return expression;
}

function either(cursor: Cursor): Expression {
  const condition = chain(cursor, 'or', (c) => chain(c, 'and', negation));
  const { at } = peek(cursor);
  if (!take(cursor, '?')) return condition;
  const yes = choice(cursor);
  need(cursor, ':');
  return node('if', at, [whole(condition), yes, choice(cursor)]);
}

function chain(cursor: Cursor, word: 'or' | 'and', below: (cursor: Cursor) => Expression): Expression {
  const first = below(cursor);
  const { at } = peek(cursor);
  const parts = [first];
  while (take(cursor, word)) parts.push(below(cursor));
  return parts.length === 1 ? first : node(word, at, parts.map(whole));
}

function negation(cursor: Cursor): Expression {
  const { at } = peek(cursor);
  return take(cursor, 'not') ? not(negation(cursor), at) : comparison(cursor);
}

function not(expression: Expression, at: number): Expression {
  return node('if', at, [whole(expression), leaf(0, at), leaf(1, at)]);
}

function comparison(cursor: Cursor): Expression {
  const left = sum(cursor);
  const { text, kind, at } = peek(cursor);
  if (kind !== 'sign' || !['=', '==', '!=', '>=', '>', '<=', '<'].includes(text)) return left;
  cursor.next += 1;
  const right = sum(cursor);
  if (text === '!=') return not(node('eq', at, [left, right]), at);
  if (text === '>=' || text === '>') return node(text === '>' ? 'gt' : 'ge', at, [left, right]);
  if (text === '<=' || text === '<') return node(text === '<' ? 'gt' : 'ge', at, [right, left]);
  return node('eq', at, [left, right]);
}

function sum(cursor: Cursor): Expression {
  let left = product(cursor);
  for (;;) {
    const { at } = peek(cursor);
    if (take(cursor, '+')) left = plus(whole(left), whole(product(cursor)), at);
    else if (take(cursor, '-')) left = node('sub', at, [whole(left), whole(product(cursor))]);
    else return whole(left);
  }
}

function product(cursor: Cursor): Expression {
  let left = signed(cursor);
  for (;;) {
    const { at } = peek(cursor);
    if (take(cursor, '*')) left = times(left, signed(cursor), at);
    else if (take(cursor, '/')) left = over(left, signed(cursor), at);
    else return left;
  }
}

function signed(cursor: Cursor): Expression {
  const { at } = peek(cursor);
  if (!take(cursor, '-')) return atom(cursor);
  const value = whole(signed(cursor));
  return value.kind === 'leaf' && typeof value.tree === 'number' ? leaf(0 - value.tree, at) : node('sub', at, [leaf(0, at), value]);
}

function atom(cursor: Cursor): Expression {
  const token = peek(cursor);
  cursor.next += 1;
  if (token.kind === 'number') return numberOf(token.text, token.at);
  if (token.kind === 'text') return leaf({ s: token.text }, token.at);
  if (token.kind === 'name') return named(cursor, token);
  if (token.kind !== 'sign' || token.text !== '(') throw unexpected(token);
  const inner = choice(cursor);
  need(cursor, ')');
  return inner;
}

/** A call, a table with its keys, or a variable. */
function named(cursor: Cursor, { text, at }: Token): Expression {
  if (take(cursor, '(')) return call(text, at, list(cursor, ')'));
  const parts: Expression[] = [];
  while (take(cursor, '[')) parts.push(...list(cursor, ']'));
  return parts.length ? { at, kind: 'table', name: text, parts } : leaf({ v: text }, at);
}

function list(cursor: Cursor, end: ')' | ']'): Expression[] {
  const parts = [choice(cursor)];
  while (take(cursor, ',')) parts.push(choice(cursor));
  need(cursor, end);
  return parts;
}

/** Any operation by its name; besides, ceil and round say how the division inside is rounded. */
function call(name: string, at: number, parts: readonly Expression[]): Expression {
  if (name === 'ceil' || name === 'round') {
    const [division] = parts;
    if (parts.length !== 1 || division?.kind !== 'node' || division.op !== 'mulDiv') throw new FormulaStop('NEEDS_DIVISION', at, name);
    return name === 'ceil' ? { ...division, op: 'mulDivCeil' } : division;
  }
  const op = operators.find((operator): operator is Operator => operator === name);
  if (!op) throw new FormulaStop('UNKNOWN_OPERATION', at, name);
  return node(op, at, parts.map(whole));
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.next] ?? { kind: 'end', text: '', at: 0 };
}

/** Takes a sign or one of the words or, and, not. */
function take(cursor: Cursor, text: string): boolean {
  const token = peek(cursor);
  const taken = (token.kind === 'sign' || token.kind === 'name') && token.text === text;
  if (taken) cursor.next += 1;
  return taken;
}

function need(cursor: Cursor, text: string): void {
  if (!take(cursor, text)) throw unexpected(peek(cursor));
}

function unexpected({ text, at }: Token): FormulaStop {
  return new FormulaStop('UNEXPECTED', at, text);
}
