import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import type { TemplateForm } from '@/coupons/template-form';
import { faceKinds, faceWord } from '@/coupons/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';

type Part = { form: TemplateForm; set: (more: Partial<TemplateForm>) => void };

/** What a coupon gives, and its figures. */
export function TemplateFace({ form, set }: Part) {
  return (
    <>
      <Chips>
        {faceKinds.map((kind) => (
          <Chip key={kind} id={`face-${kind}`} label={faceWord(kind)} on={form.face === kind} onTap={() => set({ face: kind })} />
        ))}
      </Chips>
      {form.face === 'amount' && (
        <View className="coupons-pair">
          <Yuan id="face-off" label={t('coupons.off')} value={form.off} onChange={(off) => set({ off })} />
          <Yuan id="face-min" label={t('coupons.min')} value={form.min} onChange={(min) => set({ min })} />
        </View>
      )}
      {form.face === 'rate' && (
        <>
          <Field
            id="face-rate"
            type="digit"
            maxLength={4}
            label={t('coupons.rate')}
            hint={t('coupons.rateHint')}
            value={form.rate}
            onChange={(rate) => set({ rate })}
          />
          <View className="coupons-pair">
            <Yuan id="face-min" label={t('coupons.min')} value={form.min} onChange={(min) => set({ min })} />
            <Yuan id="face-cap" label={t('coupons.cap')} value={form.cap} onChange={(cap) => set({ cap })} />
          </View>
        </>
      )}
      {(form.face === 'exchange' || form.face === 'gift') && <Goods form={form} set={set} />}
      {form.face === 'exchange' && (
        <Yuan id="face-price" label={t('coupons.price')} value={form.price} onChange={(price) => set({ price })} />
      )}
      {form.face === 'gift' && <Yuan id="face-min" label={t('coupons.min')} value={form.min} onChange={(min) => set({ min })} />}
    </>
  );
}

type YuanProps = { id: string; label: string; value: string; onChange: (text: string) => void };
const Yuan = (props: YuanProps) => <Field type="digit" maxLength={12} {...props} />;

function Goods({ form: { goods, qty }, set }: Part) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {goods && (
        <View className="coupons-choice">
          <Text>{goods.name}</Text>
          <Stepper label={goods.name} min={1} max={99} value={qty} onChange={(n) => set({ qty: n })} />
        </View>
      )}
      <View>
        <Button small kind="plain" id="face-goods" label={t('coupons.goods')} onTap={() => setOpen(true)} />
      </View>
      <Sheet open={open} title={t('coupons.goods')} onClose={() => setOpen(false)}>
        {open && (
          <Finder
            onPick={(picked) => {
              set({ goods: picked });
              setOpen(false);
            }}
          />
        )}
      </Sheet>
    </>
  );
}

function Finder({ onPick }: { onPick: (goods: { skuId: string; name: string }) => void }) {
  const [q, setQ] = useState('');
  const found = useLoad(async () => (q === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q } })), [q]);
  return (
    <View className="coupons-body">
      <SearchBox id="face-goods-search" focus placeholder={t('coupons.goodsHint')} onSearch={setQ} />
      {q !== '' && (
        <Loaded of={found}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="search" title={t('coupons.goodsNone', { words: q })} />
            ) : (
              <List>
                {items.map(({ skuId, name, spec, code }) => (
                  <Row key={skuId} id={`pick-${code}`} title={name} subtitle={`${spec} · ${code}`} onTap={() => onPick({ skuId, name })} />
                ))}
              </List>
            )
          }
        </Loaded>
      )}
    </View>
  );
}
