import type { Row } from '#platform/table';

/** Names and values that an expression refers to by placeholder. */
export type Given = {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

type Item = Partial<Row>;
type Operand = (item: Item) => unknown;
type Holds = (item: Item) => boolean;

/** DynamoDB's condition grammar as far as the product writes it; anything else throws, so that nothing passes unexamined. */
export function condition(text: string, given: Given): Holds {
  const reader = new Reader(text, given);
  const holds = reader.either();
  reader.end();
  return holds;
}

/** SET, ADD and REMOVE of whole attributes. Returns a new item. */
export function updated(item: Item, text: string, given: Given): Item {
  const after: Item = { ...item };
  for (const [, verb = '', rest = ''] of text.matchAll(/\b(SET|ADD|REMOVE)\s+(.*?)(?=\s*\b(?:SET|ADD|REMOVE)\s|$)/g)) {
    for (const clause of splitClauses(rest)) applyClause(verb, clause, item, after, given);
  }
  return after;
}

const splitClauses = (text: string): string[] => text.split(/,(?![^(]*\))/).map((part) => part.trim());

function applyClause(verb: string, clause: string, before: Item, after: Item, given: Given): void {
  const [name = '', ...words] = clause.split(/\s*=\s*|\s+/);
  const attribute = named(name, given);
  if (verb === 'REMOVE') delete after[attribute];
  else if (verb === 'ADD') after[attribute] = added(before[attribute], givenValue(words[0] ?? '', given));
  else after[attribute] = assigned(clause.slice(clause.indexOf('=') + 1).trim(), before, given);
}

function added(before: unknown, by: unknown): number {
  if (typeof by !== 'number' || (before !== undefined && typeof before !== 'number')) throw new Error('ADD takes numbers');
  return (before ?? 0) + by;
}

/** `:v`, `#a`, `if_not_exists(#a, :v)`, and one + or - between two of them. */
function assigned(text: string, item: Item, given: Given): unknown {
  const sum = /^(.+?)\s*([+-])\s*(:\w+|#\w+)$/.exec(text);
  if (sum) {
    const [left, right] = [Number(assigned(sum[1] ?? '', item, given)), Number(assigned(sum[3] ?? '', item, given))];
    return sum[2] === '+' ? left + right : left - right;
  }
  const fallback = /^if_not_exists\(\s*(#\w+)\s*,\s*(:\w+)\s*\)$/.exec(text);
  if (fallback) return item[named(fallback[1] ?? '', given)] ?? givenValue(fallback[2] ?? '', given);
  return text.startsWith('#') ? item[named(text, given)] : givenValue(text, given);
}

function named(placeholder: string, given: Given): string {
  // Behind a placeholder any name will do; only one that stands in the expression itself must be a word.
  const name = placeholder.startsWith('#') ? given.ExpressionAttributeNames?.[placeholder] : /^\w+$/.exec(placeholder)?.[0];
  if (name === undefined) throw new Error(`no such name: ${placeholder}`);
  return name;
}

function givenValue(placeholder: string, given: Given): unknown {
  const values = given.ExpressionAttributeValues ?? {};
  if (!(placeholder in values)) throw new Error(`no such value: ${placeholder}`);
  return values[placeholder];
}

const TOKEN = /\s*(<>|<=|>=|[=<>(),]|[#:]?\w+)/y;

class Reader {
  readonly #tokens: string[] = [];
  readonly #given: Given;
  #at = 0;

  constructor(text: string, given: Given) {
    this.#given = given;
    TOKEN.lastIndex = 0;
    for (let read = 0; read < text.trimEnd().length; read = TOKEN.lastIndex) {
      const match = TOKEN.exec(text);
      if (!match?.[1]) throw new Error(`cannot read: ${text}`);
      this.#tokens.push(match[1]);
    }
  }

  either(): Holds {
    let left = this.#both();
    while (this.#took('OR')) {
      const [one, other] = [left, this.#both()];
      left = (item) => one(item) || other(item);
    }
    return left;
  }

  end(): void {
    if (this.#at !== this.#tokens.length) throw new Error(`left over: ${this.#tokens.slice(this.#at).join(' ')}`);
  }

  #both(): Holds {
    let left = this.#single();
    while (this.#took('AND')) {
      const [one, other] = [left, this.#single()];
      left = (item) => one(item) && other(item);
    }
    return left;
  }

  #single(): Holds {
    if (this.#took('NOT')) {
      const inner = this.#single();
      return (item) => !inner(item);
    }
    if (this.#took('(')) {
      const inner = this.either();
      this.#must(')');
      return inner;
    }
    return this.#function() ?? this.#comparison();
  }

  #function(): Holds | undefined {
    const name = this.#tokens[this.#at] ?? '';
    if (this.#tokens[this.#at + 1] !== '(') return undefined;
    this.#at += 2;
    const subject = this.#operand();
    const second = this.#took(',') ? this.#operand() : undefined;
    this.#must(')');
    switch (name) {
      case 'attribute_exists':
        return (item) => subject(item) !== undefined;
      case 'attribute_not_exists':
        return (item) => subject(item) === undefined;
      case 'begins_with':
        return (item) => String(subject(item) ?? '').startsWith(String(second?.(item))) && typeof subject(item) === 'string';
      case 'contains':
        return (item) => has(subject(item), second?.(item));
      default:
        throw new Error(`no such function: ${name}`);
    }
  }

  #comparison(): Holds {
    const left = this.#operand();
    if (this.#took('BETWEEN')) {
      const low = this.#operand();
      this.#must('AND');
      const high = this.#operand();
      return (item) => compared(left(item), '>=', low(item)) && compared(left(item), '<=', high(item));
    }
    const sign = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    const right = this.#operand();
    return (item) => compared(left(item), sign, right(item));
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at] ?? '';
    this.#at += 1;
    if (token.startsWith(':')) {
      const value = givenValue(token, this.#given);
      return () => value;
    }
    const attribute = named(token, this.#given);
    return (item) => item[attribute];
  }

  #took(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #must(token: string): void {
    if (!this.#took(token)) throw new Error(`expected ${token} at ${this.#at} of ${this.#tokens.join(' ')}`);
  }
}

const has = (whole: unknown, part: unknown): boolean =>
  Array.isArray(whole) ? whole.includes(part) : typeof whole === 'string' && whole.includes(String(part));

/** What is absent differs from everything and is neither smaller nor larger; so do values of two types. */
function compared(left: unknown, sign: string, right: unknown): boolean {
  if (sign === '=') return same(left, right);
  if (sign === '<>') return !same(left, right);
  if (typeof left !== typeof right || (typeof left !== 'number' && typeof left !== 'string')) return false;
  const order = typeof left === 'string' ? byteOrder(left, String(right)) : left - Number(right);
  if (sign === '<') return order < 0;
  if (sign === '<=') return order <= 0;
  if (sign === '>') return order > 0;
  if (sign === '>=') return order >= 0;
  throw new Error(`no such comparison: ${sign}`);
}

function same(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false;
  return typeof left === 'object' ? JSON.stringify(left) === JSON.stringify(right) : left === right;
}

/** DynamoDB sorts strings by their UTF-8 bytes, which differs from JavaScript's order beyond the basic plane only. */
export function byteOrder(a: string, b: string): number {
  if (a === b) return 0;
  return /[\ud800-\udfff]/.test(a + b) ? Buffer.compare(Buffer.from(a), Buffer.from(b)) : a < b ? -1 : 1;
}
