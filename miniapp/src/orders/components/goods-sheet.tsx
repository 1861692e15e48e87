import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { isCover } from '@/orders/add-code';
import { added } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import { EmptyState } from '@/ui/empty-state';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';

type Props = {
  words: string | undefined;
  onClose: () => void;
  onConfigure: (skuId: string, modelId: string) => void;
  onKit: (kitId: string) => void;
};

/** Goods by name, pinyin initials, code or the digits of a worn barcode; a code that no scanner knew lands here too. */
export function GoodsSheet({ words, onClose, onConfigure, onKit }: Props) {
  const [q, setQ] = useState('');
  useEffect(() => setQ(words ?? ''), [words]);
  const found = useLoad(async () => (q.trim() === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q: q.trim() } })), [q]);
  const { change } = useCart();
  return (
    <Sheet open={words !== undefined} title={t('orders.findGoods')} onClose={onClose}>
      <SearchBox id="goods-search" focus initial={words ?? ''} placeholder={t('orders.searchHint')} onSearch={setQ} />
      {words !== undefined && q.trim() === '' && (
        <Kits
          onKit={(kitId) => {
            onClose();
            onKit(kitId);
          }}
        />
      )}
      {q.trim() !== '' && (
        <Loaded of={found}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="search" title={t('orders.noGoods', { words: q })} text={t('orders.noGoodsHow')} />
            ) : (
              <List>
                {items.map((sku) => (
                  <Row
                    key={sku.skuId}
                    id={`goods-${sku.code}`}
                    title={sku.name}
                    subtitle={`${sku.spec} · ${sku.code}`}
                    end={sku.listFen === undefined ? undefined : <Money fen={sku.listFen} />}
                    onTap={() => {
                      onClose();
                      if (isCover(sku)) return notify(t('orders.coverHow', { name: sku.name }));
                      if (sku.modelId !== undefined) return onConfigure(sku.skuId, sku.modelId);
                      change((cart) => added(cart, sku));
                      notify(t('orders.goodsAdded', { name: sku.name }));
                    }}
                  />
                ))}
              </List>
            )
          }
        </Loaded>
      )}
    </Sheet>
  );
}

/** What is sold together, before anything is searched for; nothing where the store has no kits, or no network to choose one by. */
function Kits({ onKit }: Pick<Props, 'onKit'>) {
  const kits = useLoad(() => call('GET /configurator/kits', {}), []).data?.items ?? [];
  if (kits.length === 0) return null;
  return (
    <List title={t('orders.kits')}>
      {kits.map(({ kitId, name, parts, fromFen }) => (
        <Row
          key={kitId}
          id={`kit-${kitId}`}
          title={name}
          subtitle={parts.map((part) => (part.qty > 1 ? `${part.name} ×${part.qty}` : part.name)).join(' + ')}
          end={fromFen === undefined ? undefined : t('configurator.fromPrice', { amount: formatMoney(fromFen) })}
          onTap={() => onKit(kitId)}
        />
      ))}
    </List>
  );
}
