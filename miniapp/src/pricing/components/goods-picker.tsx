import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import type { PickedGoods } from '@/pricing/promotion-form';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';

type Props = {
  open: boolean;
  title: string;
  onClose: () => void;
  onGoods?: ((goods: PickedGoods) => void) | undefined;
  onCat?: ((cat: string) => void) | undefined;
};

/** Goods found by name, code or barcode; or, with `onCat`, the categories of what was found. */
export function GoodsPicker({ open, title, onClose, onGoods, onCat }: Props) {
  const [q, setQ] = useState('');
  const found = useLoad(async () => (q === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q } })), [q]);
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <View className="pricing-body">
        <SearchBox id="promotion-goods" focus placeholder={t(onCat ? 'pricing.catsHint' : 'pricing.goodsHint')} onSearch={setQ} />
        {q !== '' && (
          <Loaded of={found}>
            {({ items }) => {
              if (items.length === 0) return <EmptyState icon="search" title={t('pricing.goodsNone', { words: q })} />;
              if (onCat) return <Cats cats={[...new Set(items.map(({ cat }) => cat))]} onCat={onCat} />;
              return (
                <List>
                  {items.map(({ skuId, name, spec, code, listFen }) => (
                    <Row
                      key={skuId}
                      id={`pick-${code}`}
                      title={name}
                      subtitle={`${spec} · ${code}`}
                      end={listFen === undefined ? undefined : <Money fen={listFen} />}
                      onTap={() => onGoods?.({ skuId, name })}
                    />
                  ))}
                </List>
              );
            }}
          </Loaded>
        )}
      </View>
    </Sheet>
  );
}

function Cats({ cats, onCat }: { cats: readonly string[]; onCat: (cat: string) => void }) {
  return (
    <Chips>
      {cats.map((cat) => (
        <Chip key={cat} id={`pick-cat-${cat}`} on={false} label={cat} onTap={() => onCat(cat)} />
      ))}
    </Chips>
  );
}
