import type { Cart, CartLine } from '../cart.ts';
import type { Kit, Nth, OrderPromotion, Promotion } from '../promotion.ts';
import { LANES } from '../promotion.ts';

/*
 * The rules once more, read from the specification and written as plainly as they read there: arbitrary precision, single
 * units, every set tried. Only to compare with.
 */

type Line = {
  key: string;
  sku: string;
  cat: string | undefined;
  qty: number;
  unit: number;
  floor: number;
  gift: boolean;
  net: bigint;
  kit: boolean;
  alloc: Map<string, bigint>;
};
export type Outcome = {
  net: bigint;
  lines: { key: string; list: number; net: number; alloc: Record<string, number>; units: number[] }[];
  gave: string[];
  unabsorbed: Record<string, number>;
};

const big = (n: number): bigint => BigInt(n);
const halfUp = (a: bigint, b: bigint): bigint => (2n * a + b) / (2n * b);
const total = (ns: bigint[]): bigint => ns.reduce((s, n) => s + n, 0n);
const least = (a: bigint, b: bigint): bigint => [a, b].sort((x, y) => (x < y ? -1 : 1))[0] ?? 0n;
const positive = (a: bigint): bigint => (a > 0n ? a : 0n);
const listOf = (line: Line): bigint => (line.gift ? 0n : big(line.unit) * big(line.qty));
const roomOf = (line: Line): bigint => positive(line.net - big(line.floor) * big(line.qty));
export const order = (p: Promotion) => [p.priority ?? 100, LANES.indexOf(p.lane)] as const;

export function unitsOf(net: bigint, qty: number): bigint[] {
  return Array.from({ length: qty }, (_, i) => (net * big(i + 1)) / big(qty) - (net * big(i)) / big(qty));
}

/** Hands out single fen by the largest remainder that is left. */
export function largestRemainder(fen: bigint, weights: { key: string; weight: bigint }[]): Map<string, bigint> {
  const sum = total(weights.map((w) => w.weight));
  const parts = new Map(weights.map((w) => [w.key, sum === 0n ? 0n : (fen * w.weight) / sum]));
  if (sum === 0n) return parts;
  const ranked = [...weights].sort((x, y) => {
    const [rx, ry] = [(fen * x.weight) % sum, (fen * y.weight) % sum];
    if (rx !== ry) return rx > ry ? -1 : 1;
    if (x.weight !== y.weight) return x.weight > y.weight ? -1 : 1;
    return x.key < y.key ? -1 : 1;
  });
  const left = fen - total([...parts.values()]);
  for (const { key } of ranked.slice(0, Number(left))) parts.set(key, (parts.get(key) ?? 0n) + 1n);
  return parts;
}

/** Floors by water filling, recursively: who cannot take the share takes the room; the others share the rest anew. */
export function waterFill(fen: bigint, rows: { key: string; net: bigint; room: bigint }[]): Map<string, bigint> {
  const shares = largestRemainder(
    fen,
    rows.map((r) => ({ key: r.key, weight: r.net })),
  );
  const full = rows.filter((r) => (shares.get(r.key) ?? 0n) > r.room);
  if (full.length === 0) return shares;
  const rest = waterFill(
    fen - total(full.map((r) => r.room)),
    rows.filter((r) => !full.includes(r)),
  );
  return new Map([...rest, ...full.map((r) => [r.key, r.room] as const)]);
}

function touches(p: Promotion, line: { sku: string; cat?: string | undefined; gift?: boolean | undefined }): boolean {
  const { cats = [], skus = [], notSkus = [] } = p.scope ?? {};
  if (line.gift || notSkus.includes(line.sku)) return false;
  return (cats.length === 0 && skus.length === 0) || skus.includes(line.sku) || (line.cat !== undefined && cats.includes(line.cat));
}

type Till = { lines: Line[]; unabsorbed: Map<string, bigint> };

const byKey = (x: Line, y: Line) => (x.key < y.key ? -1 : 1);

function tillOf(cart: Cart): Till {
  const lines = cart.lines.map((l: CartLine): Line => {
    const { key, sku, cat, qty, unit, floor = 0, gift = false } = l;
    return { key, sku, cat, qty, unit, floor, gift, net: gift ? 0n : big(unit) * big(qty), kit: false, alloc: new Map() };
  });
  return { lines: lines.sort(byKey), unabsorbed: new Map() };
}

function give(till: Till, id: string, fen: bigint, rows: Line[]) {
  const parts = waterFill(
    fen,
    rows.map((r) => ({ key: r.key, net: r.net, room: roomOf(r) })),
  );
  for (const row of rows) {
    const part = parts.get(row.key) ?? 0n;
    row.net -= part;
    row.alloc.set(id, (row.alloc.get(id) ?? 0n) + part);
  }
  till.unabsorbed.set(id, (till.unabsorbed.get(id) ?? 0n) + fen - total([...parts.values()]));
}

function items(till: Till, promos: Promotion[]) {
  for (const line of till.lines) {
    const wants = promos.flatMap((p) => {
      if (p.lane !== 'ITEM' || !touches(p, line)) return [];
      const stays =
        p.kind === 'UNIT_PRICE'
          ? big(Math.min(p.unitPrice, line.unit) * line.qty)
          : p.roundAt === 'line'
            ? halfUp(listOf(line) * big(p.rateBp), 10000n)
            : halfUp(big(line.unit * p.rateBp), 10000n) * big(line.qty);
      return [{ id: p.id, fen: listOf(line) - stays }];
    });
    const [most] = wants.filter((w) => w.fen > 0n).sort((x, y) => (x.fen === y.fen ? 0 : x.fen > y.fen ? -1 : 1));
    if (most) give(till, most.id, most.fen, [line]);
  }
}

function nth(till: Till, p: Nth) {
  const units = till.lines.filter((l) => touches(p, l)).flatMap((line) => unitsOf(line.net, line.qty).map((fen, i) => ({ line, fen, i })));
  units.sort((x, y) =>
    x.fen === y.fen ? (x.line.key === y.line.key ? x.i - y.i : x.line.key < y.line.key ? -1 : 1) : x.fen > y.fen ? -1 : 1,
  );
  const off = new Map<Line, bigint>();
  units.forEach(({ line, fen }, at) => {
    if ((at + 1) % p.n === 0) off.set(line, (off.get(line) ?? 0n) + fen - halfUp(fen * big(p.rateBp), 10000n));
  });
  for (const [line, fen] of off) give(till, p.id, fen, [line]);
}

function kit(till: Till, p: Kit) {
  const free = till.lines.filter((l) => touches(p, l) && !l.kit);
  const have = (sku: string) => free.filter((l) => l.sku === sku).reduce((n, l) => n + l.qty, 0);
  const sets = Math.min(p.maxSets ?? 1e9, ...p.components.map((c) => Math.floor(have(c.sku) / c.qty)));
  const used = p.components.flatMap((c) => {
    const units = free.filter((l) => l.sku === c.sku).flatMap((line) => unitsOf(line.net, line.qty).map((fen) => ({ line, fen })));
    return units.slice(0, sets * c.qty);
  });
  const worth = total(used.map((u) => u.fen)) - big(p.price) * big(sets);
  if (worth <= 0n) return;
  const parts = [...new Set(used.map((u) => u.line))].map((line) =>
    split(
      till,
      line,
      used.filter((u) => u.line === line).map((u) => u.fen),
      p.id,
    ),
  );
  give(till, p.id, worth, parts);
}

function split(till: Till, line: Line, fens: bigint[], id: string): Line {
  line.kit = true;
  if (fens.length === line.qty) return line;
  const net = total(fens);
  const alloc = largestRemainder(
    big(line.unit * fens.length) - net,
    [...line.alloc].map(([key, weight]) => ({ key, weight })),
  );
  const part: Line = { ...line, key: `${line.key}~${id}`, qty: fens.length, net, alloc };
  line.kit = false;
  line.qty -= fens.length;
  line.net -= net;
  for (const [key, fen] of alloc) line.alloc.set(key, (line.alloc.get(key) ?? 0n) - fen);
  till.lines.push(part);
  till.lines.sort(byKey);
  return part;
}

function orderWide(till: Till, p: OrderPromotion) {
  const rows = till.lines.filter((l) => touches(p, l));
  const r = total(rows.map((l) => l.net));
  const base = p.basis === 'LIST' ? total(rows.map(listOf)) : r;
  give(till, p.id, least(r, positive(wanted(p, r, base))), rows);
}

function wanted(p: OrderPromotion, r: bigint, base: bigint): bigint {
  if (p.kind === 'RATE') return base >= big(p.min ?? 0) ? least(r - halfUp(r * big(p.rateBp), 10000n), big(p.cap ?? 1e15)) : 0n;
  if (p.kind === 'TIERS') {
    const reached = p.tiers.filter((t) => big(t.min) <= base).sort((x, y) => y.min - x.min);
    return big(reached[0]?.off ?? 0);
  }
  if (p.kind === 'EACH') return least(base / big(p.per), big(p.maxTimes ?? 1e15)) * big(p.off);
  if (p.kind === 'TRIM') return r % big(p.unit);
  return least((r * big(p.capBp ?? 10000)) / 10000n, (big(p.points) * 100n) / big(p.pointsPerYuan));
}

/** All of `promos` together, whatever their conflicts. */
export function naivePrice(cart: Cart, promos: readonly Promotion[]): Outcome {
  const till = tillOf(cart);
  const run = [...promos].sort((p, q) => order(p)[1] - order(q)[1] || order(p)[0] - order(q)[0] || (p.id < q.id ? -1 : 1));
  items(till, run);
  for (const p of run) {
    if (p.lane === 'ITEM' || p.kind === 'GIFT') continue;
    if (p.kind === 'NTH') nth(till, p);
    else if (p.kind === 'KIT') kit(till, p);
    else orderWide(till, p);
  }
  return outcomeOf(till, run);
}

function outcomeOf(till: Till, run: Promotion[]): Outcome {
  const fens = (map: Map<string, bigint>) =>
    Object.fromEntries([...map].filter(([, fen]) => fen !== 0n).map(([id, fen]) => [id, Number(fen)]));
  const given = (id: string) => total(till.lines.map((l) => l.alloc.get(id) ?? 0n));
  return {
    net: total(till.lines.map((l) => l.net)),
    lines: till.lines.map((l) => ({
      key: l.key,
      list: Number(listOf(l)),
      net: Number(l.net),
      alloc: fens(l.alloc),
      units: unitsOf(l.net, l.qty).map(Number),
    })),
    gave: run.map((p) => p.id).filter((id) => given(id) > 0n),
    unabsorbed: fens(till.unabsorbed),
  };
}
