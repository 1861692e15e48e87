import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { t } from '@/locales/t';
import type { PickedGoods } from '@/pricing/promotion-form';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { Segmented } from '@/ui/tabs';
import { type FormPart, Hint, Section } from './form-section';
import { GoodsPicker } from './goods-picker';

type Picking = 'cats' | 'skus' | 'notSkus';

/** Which goods, in which stores, for which members. */
export function FormReach({ form, set }: FormPart) {
  const [picking, setPicking] = useState<Picking>();
  const items = [
    { id: 'all', label: t('pricing.reachAll') },
    { id: 'cats', label: t('pricing.reachCats') },
    { id: 'skus', label: t('pricing.reachSkus') },
  ] as const;
  const add = (to: 'skus' | 'notSkus', goods: PickedGoods): void =>
    set({ [to]: [...form[to].filter(({ skuId }) => skuId !== goods.skuId), goods] });
  return (
    <Section title={t('pricing.goods')}>
      <Segmented items={items} value={form.reach} onChange={(reach) => set({ reach })} />
      {form.reach === 'cats' && (
        <Chosen
          id="cat"
          names={form.cats.map((cat) => ({ id: cat, name: cat }))}
          add={t('pricing.addCat')}
          onAdd={() => setPicking('cats')}
          onDrop={(id) => set({ cats: form.cats.filter((cat) => cat !== id) })}
        />
      )}
      {form.reach === 'skus' && <Goods part={{ form, set }} of="skus" add={t('pricing.addGoods')} onAdd={() => setPicking('skus')} />}
      {form.reach !== 'skus' && <Goods part={{ form, set }} of="notSkus" add={t('pricing.without')} onAdd={() => setPicking('notSkus')} />}
      <GoodsPicker
        open={picking !== undefined}
        title={picking === 'cats' ? t('pricing.addCat') : t('pricing.addGoods')}
        onClose={() => setPicking(undefined)}
        onGoods={(goods) => picking !== undefined && picking !== 'cats' && add(picking, goods)}
        onCat={picking === 'cats' ? (cat) => set({ cats: [...new Set([...form.cats, cat])] }) : undefined}
      />
    </Section>
  );
}

function Goods({ part: { form, set }, of, add, onAdd }: { part: FormPart; of: 'skus' | 'notSkus'; add: string; onAdd: () => void }) {
  const names = form[of].map(({ skuId, name }) => ({ id: skuId, name }));
  return (
    <Chosen id={of} names={names} add={add} onAdd={onAdd} onDrop={(id) => set({ [of]: form[of].filter(({ skuId }) => skuId !== id) })} />
  );
}

type ChosenProps = {
  id: string;
  names: readonly { id: string; name: string }[];
  add: string;
  onAdd: () => void;
  onDrop: (id: string) => void;
};

/** What was picked, each with a way out, and the way to more. */
function Chosen({ id, names, add, onAdd, onDrop }: ChosenProps) {
  return (
    <>
      {names.length > 0 && (
        <Chips>
          {names.map((one) => (
            <Chip key={one.id} on label={`${one.name} ×`} onTap={() => onDrop(one.id)} />
          ))}
        </Chips>
      )}
      <View>
        <Button small kind="plain" id={`add-${id}`} label={add} onTap={onAdd} />
      </View>
    </>
  );
}

const levels = [
  ['basic', 'members.levelBasic'],
  ['silver', 'members.levelSilver'],
  ['gold', 'members.levelGold'],
  ['diamond', 'members.levelDiamond'],
] as const;

export function FormWho({ form, set }: FormPart) {
  const [open, setOpen] = useState(false);
  const toggle = (level: string): void =>
    set({ levels: form.levels.includes(level) ? form.levels.filter((one) => one !== level) : [...form.levels, level] });
  return (
    <Section title={t('pricing.who')}>
      <Chips>
        <Chip label={t('pricing.everybody')} on={form.levels.length === 0} onTap={() => set({ levels: [] })} />
        {levels.map(([level, word]) => (
          <Chip key={level} id={`level-${level}`} label={t(word)} on={form.levels.includes(level)} onTap={() => toggle(level)} />
        ))}
      </Chips>
      <Hint text={t('pricing.stores')} />
      <Chips>
        <Chip label={t('pricing.allStores')} on={form.stores.length === 0} onTap={() => set({ stores: [] })} />
      </Chips>
      <Chosen
        id="store"
        names={form.stores.map(({ storeId, name }) => ({ id: storeId, name }))}
        add={t('pricing.addStore')}
        onAdd={() => setOpen(true)}
        onDrop={(id) => set({ stores: form.stores.filter(({ storeId }) => storeId !== id) })}
      />
      <Sheet open={open} title={t('pricing.addStore')} onClose={() => setOpen(false)}>
        {open && <Stores form={form} set={set} />}
      </Sheet>
    </Section>
  );
}

function Stores({ form, set }: FormPart) {
  const stores = usePages(
    (cursor) => call('GET /identity/stores', { query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) } }),
    [],
  );
  const toggle = (storeId: string, name: string): void => {
    const others = form.stores.filter((one) => one.storeId !== storeId);
    set({ stores: others.length < form.stores.length ? others : [...others, { storeId, name }] });
  };
  return (
    <Loaded of={stores}>
      {(items) => (
        <>
          <List>
            {items.map(({ storeId, name, code }) => (
              <Row
                key={storeId}
                title={name}
                subtitle={code}
                chosen={form.stores.some((one) => one.storeId === storeId)}
                onTap={() => toggle(storeId, name)}
              />
            ))}
          </List>
          {stores.more && <Button kind="plain" block label={t('pricing.storesMore')} onTap={stores.more} />}
        </>
      )}
    </Loaded>
  );
}
