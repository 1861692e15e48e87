import { useEffect, useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { added } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';

type Props = { words: string | undefined; onClose: () => void; onConfigure: (skuId: string, modelId: string) => void };

/** Goods by name, pinyin initials, code or the digits of a worn barcode; a code that no scanner knew lands here too. */
export function GoodsSheet({ words, onClose, onConfigure }: Props) {
  const [q, setQ] = useState('');
  useEffect(() => setQ(words ?? ''), [words]);
  const found = useLoad(async () => (q.trim() === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q: q.trim() } })), [q]);
  const { change } = useCart();
  return (
    <Sheet open={words !== undefined} title={t('orders.findGoods')} onClose={onClose}>
      <SearchBox id="goods-search" focus initial={words ?? ''} placeholder={t('orders.searchHint')} onSearch={setQ} />
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
