import { type Sku, skuRef } from '#catalogue/queries';
import { configurationRef } from '#configurator/queries';
import { personRef } from '#identity/queries';
import { Refusal } from '#kernel/refusal';
import { type Member, memberRef } from '#members/queries';
import type { Ctx } from '#platform/context';
import { load } from '#platform/table';
import { type ParkedAsk, type ParkedCart, parkedCart } from '../domain/parked.ts';
import { titleOf } from './slip-reply.ts';

/** What a cart names, to be read in one `load`: goods and configurations along its lines. At most 2 for each line, 1 for its member, 6 for shares. */
export const namedBy = ({ lines, memberId, split = [] }: ParkedAsk) => ({
  skus: lines.map(({ skuId }) => skuRef(skuId)),
  configurations: lines.flatMap(({ configurationId }) => (configurationId === undefined ? [] : [configurationRef(configurationId)])),
  members: memberId === undefined ? [] : [memberRef(memberId)],
  people: split.map(({ personId }) => personRef(personId)),
});

type Refs = ReturnType<typeof namedBy>;
export type Named = { [K in keyof Refs]: (ReturnType<Refs[K][number]['read']> | undefined)[] };

/** Reads nothing where there is no cart. */
export const readNamed = (ask: ParkedAsk | undefined): Promise<Named> => load(namedBy(ask ?? { lines: [], couponIds: [] }));

/** Whoever parks it. Refuses FORBIDDEN, LINE_SKU_GONE, LINE_CONFIGURATION, MEMBER_GONE. */
export function parkedFrom(ask: ParkedAsk, named: Named, { session, now, newId }: Ctx): ParkedCart {
  if (session.kind !== 'staff') throw new Refusal('FORBIDDEN');
  const skus = ask.lines.map((_, i): Sku => {
    const sku = named.skus[i];
    if (!sku) throw new Refusal('LINE_SKU_GONE', { line: i + 1 });
    return sku;
  });
  ask.lines.forEach(({ skuId, configurationId }, i) => {
    if (configurationId === undefined) return;
    const made = named.configurations.find((one) => one?.configurationId === configurationId);
    if (made?.skuId !== skuId) throw new Refusal('LINE_CONFIGURATION', { name: skus[i]?.name ?? '' });
  });
  if (ask.memberId !== undefined && !named.members[0]) throw new Refusal('MEMBER_GONE');
  const goods = skus.filter((_, i) => ask.lines[i]?.covers === undefined);
  const by = { personId: session.personId, name: session.name };
  return parkedCart(ask, { cartId: newId('cart'), by, title: titleOf(goods) }, now);
}

export function parkedView({ ask, ...parked }: ParkedCart, member: Member | undefined) {
  const whose = member?.name === undefined ? {} : { memberName: member.name };
  return { ...parked, ...whose, ...(ask.note === undefined ? {} : { note: ask.note }) };
}

/** As it is put into a phone's cart: its goods by their present names, its customer as known now. */
export function takenView(parked: ParkedCart, named: Named) {
  const { lines, split, couponIds, points, memberId: _, ...rest } = parked.ask;
  const [member] = named.members;
  return {
    ...parkedView(parked, member),
    ...rest,
    lines: lines.flatMap((line, i) => {
      const sku = named.skus[i];
      return sku ? [lineView(line, sku, named)] : [];
    }),
    // Coupons and points are the member's: they do not stay without.
    ...(member ? { member: memberView(member), couponIds: [...couponIds], points } : { couponIds: [] }),
    split: sharesView(split, named),
  };
}

function lineView(line: ParkedAsk['lines'][number], sku: Sku, { configurations }: Named) {
  const { name, spec, unit, serialised, modelId, service } = sku;
  const { configurationId, serials = [], ...asked } = line;
  const configured = configurations.find((one) => configurationId !== undefined && one?.configurationId === configurationId);
  return {
    ...asked,
    ...{ name, spec, unit, serialised, serials: [...serials] },
    ...(modelId === undefined ? {} : { modelId }),
    ...(service ? { service: service.kind } : {}),
    ...(configured ? { configured } : {}),
  };
}

const memberView = ({ memberId, name, mobileMasked, level, pointsAvailable }: Member) => ({
  ...{ memberId, mobileMasked, level, pointsAvailable },
  ...(name === undefined ? {} : { name }),
});

/** Shares with somebody who is gone are agreed anew. */
function sharesView(split: ParkedAsk['split'], { people }: Named) {
  if (!split || people.some((person) => !person)) return [];
  return split.map(({ personId, bps }, i) => ({ personId, bps, name: people[i]?.name ?? '' }));
}
