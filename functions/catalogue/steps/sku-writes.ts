import type { Announcement } from '#platform/facts';
import { group } from '#platform/scope';
import { create, put, remove, replace, type Write } from '#platform/writes';
import { type Sku, summaryOf } from '../domain/sku.ts';
import { codesOf, priceChanged } from '../domain/sku-change.ts';
import { type Pinyin, type Term, termsOf } from '../domain/terms.ts';
import type { SkuChanged } from '../events.ts';
import { codeRef, codeRow, searchText, serviceRow, skuRow, termKey, termRow } from '../store.ts';

/**
 * Saves a SKU with its codes and search terms, and announces it. At most 2 + 12 codes + 56 terms + 1 items. Refuses CHANGED where the
 * SKU, or a code it wants, was written meanwhile.
 */
export async function skuWrites(was: Sku | undefined, will: Sku): Promise<{ writes: Write[]; facts: Announcement[] }> {
  const pinyin = await syllables();
  const sku = was ? replace(skuRow({ ...will, rev: was.rev }), was.rev) : create(skuRow(will));
  const { skuId, code, name, rev } = will;
  const data: SkuChanged['data'] = { skuId, code, name, rev, created: !was, priceChanged: priceChanged(was, will) };
  return {
    writes: [sku, ...(will.service ? [put(serviceRow(will))] : []), ...codeWrites(was, will), ...termWrites(was, will, pinyin)],
    facts: [{ type: 'catalogue.sku-changed', scope: group, data }],
  };
}

function codeWrites(was: Sku | undefined, will: Sku): Write[] {
  const before = was ? codesOf(was) : [];
  const after = codesOf(will);
  const sameSummary = was && JSON.stringify(summaryOf(was)) === JSON.stringify(summaryOf(will));
  return [
    ...before.filter((code) => !after.includes(code)).map((code) => remove(codeRef(code).key)),
    ...after.filter((code) => !before.includes(code)).map((code) => create(codeRow(code, will))),
    ...(sameSummary ? [] : after.filter((code) => before.includes(code)).map((code) => put(codeRow(code, will)))),
  ];
}

function termWrites(was: Sku | undefined, will: Sku, pinyin: Pinyin): Write[] {
  const before = was ? termsOf(was, pinyin) : [];
  const after = termsOf(will, pinyin);
  const id = ({ term, kind }: Term): string => `${term}#${kind}`;
  const gone = before.filter((term) => !after.some((kept) => id(kept) === id(term)));
  const sameText = was !== undefined && searchText(was) === searchText(will);
  const written = sameText ? after.filter((term) => !before.some((known) => id(known) === id(term))) : after;
  return [...gone.map((term) => remove(termKey(will.skuId, term))), ...written.map((term) => put(termRow(will, term)))];
}

/** The dictionary is large: loaded when goods are imported, not when a scan starts the function. */
async function syllables(): Promise<Pinyin> {
  const { pinyin } = await import('pinyin-pro');
  // ü is typed as v on every Chinese keyboard.
  return (han) => pinyin(han, { toneType: 'none', type: 'array', v: true });
}
