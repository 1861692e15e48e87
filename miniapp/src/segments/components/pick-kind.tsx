import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { Loaded } from '@/ui/loaded';
import { SearchBox } from '@/ui/search-box';

type Props = { by: 'cat' | 'brand'; onPick: (of: string) => void };

/** The categories or brands of goods that are found, so that nobody has to know how they are written. */
export function PickKind({ by, onPick }: Props) {
  const [q, setQ] = useState('');
  const found = useLoad(async () => (q === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q } })), [q]);
  return (
    <View className="segments-body">
      <SearchBox id="kind-search" placeholder={t('segments.chooseHint')} onSearch={setQ} />
      {q !== '' && (
        <Loaded of={found}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="search" title={t('segments.chooseNone', { words: q })} />
            ) : (
              <Chips>
                {[...new Set(items.map((item) => item[by]))].map((of) => (
                  <Chip key={of} id={`kind-${of}`} on={false} label={of} onTap={() => onPick(of)} />
                ))}
              </Chips>
            )
          }
        </Loaded>
      )}
    </View>
  );
}
