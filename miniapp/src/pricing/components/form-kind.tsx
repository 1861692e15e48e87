import { View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import type { Counted, PickedGoods } from '@/pricing/promotion-form';
import { allKinds } from '@/pricing/say';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';
import { Row } from '@/ui/list';
import { Stepper } from '@/ui/stepper';
import { Segmented } from '@/ui/tabs';
import { type FormPart, Section } from './form-section';
import { GoodsPicker } from './goods-picker';

/** What kind of promotion, and its figures. */
export function FormKind({ form, set }: FormPart) {
  return (
    <Section title={t('pricing.whatKind')}>
      <Chips>
        {allKinds.map(({ id, word }) => (
          <Chip key={id} id={`kind-${id}`} label={word()} on={form.kind === id} onTap={() => set({ kind: id })} />
        ))}
      </Chips>
      <Figures form={form} set={set} />
    </Section>
  );
}

function Figures({ form, set }: FormPart) {
  const part = { form, set };
  switch (form.kind) {
    case 'rate':
      return <Rate {...part} />;
    case 'price':
      return <Yuan id="price" label={t('pricing.price')} value={form.price} onChange={(price) => set({ price })} />;
    case 'nth':
      return (
        <>
          <View className="pricing-choice">
            <View>{t('pricing.nth')}</View>
            <Stepper label={t('pricing.nth')} min={2} max={10} value={form.nth} onChange={(nth) => set({ nth })} />
          </View>
          <Rate {...part} mayBeFree />
        </>
      );
    case 'gift':
      return <Gift {...part} />;
    case 'kit':
      return <Kit {...part} />;
    case 'tiers':
      return <Tiers {...part} />;
    case 'each':
      return (
        <>
          <View className="pricing-pair">
            <Yuan id="per" label={t('pricing.per')} value={form.per} onChange={(per) => set({ per })} />
            <Yuan id="off" label={t('pricing.eachOff')} value={form.off} onChange={(off) => set({ off })} />
          </View>
          <Times {...part} hint={t('pricing.timesHint')} />
        </>
      );
    case 'orderRate':
      return (
        <>
          <Rate {...part} />
          <View className="pricing-pair">
            <Yuan id="min" label={t('pricing.min')} value={form.min} onChange={(min) => set({ min })} />
            <Yuan id="cap" label={t('pricing.cap')} value={form.cap} onChange={(cap) => set({ cap })} />
          </View>
        </>
      );
    case 'trim':
      return <Trim {...part} />;
    default:
      return form.kind satisfies never;
  }
}

type AmountProps = { id: string; label: string; value: string; onChange: (text: string) => void };

const Yuan = (props: AmountProps) => <Field type="digit" maxLength={12} {...props} />;

function Rate({ form, set, mayBeFree = false }: FormPart & { mayBeFree?: boolean }) {
  const hint = t(mayBeFree ? 'pricing.rateFreeHint' : 'pricing.rateHint');
  const label = t('pricing.rateField');
  return (
    <Field
      id="rate"
      type="digit"
      maxLength={4}
      {...{ label, hint }}
      value={form.rate}
      suffix={t('pricing.foldUnit')}
      onChange={(rate) => set({ rate })}
    />
  );
}

const Times = ({ form, set, hint }: FormPart & { hint: string }) => (
  <Field
    id="times"
    type="number"
    maxLength={3}
    label={t('pricing.times')}
    hint={hint}
    value={form.times}
    onChange={(times) => set({ times })}
  />
);

function Trim({ form, set }: FormPart) {
  const items = [
    { id: '100', label: t('pricing.trimYuan') },
    { id: '1000', label: t('pricing.trimTen') },
  ] as const;
  return (
    <View className="pricing-choice">
      <View>{t('pricing.trimTo')}</View>
      <Segmented items={items} value={form.trimFen === 1000 ? '1000' : '100'} onChange={(id) => set({ trimFen: Number(id) })} />
    </View>
  );
}

const TIERS_MAX = 10;

function Tiers({ form: { tiers }, set }: FormPart) {
  const change = (i: number, more: Partial<(typeof tiers)[number]>): void =>
    set({ tiers: tiers.map((tier, at) => (at === i ? { ...tier, ...more } : tier)) });
  return (
    <>
      {tiers.map((tier, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <View key={i} className="pricing-tier">
          <Yuan id={`tier-min-${i}`} label={t('pricing.tierMin')} value={tier.min} onChange={(min) => change(i, { min })} />
          <Yuan id={`tier-off-${i}`} label={t('pricing.tierOff')} value={tier.off} onChange={(off) => change(i, { off })} />
          {tiers.length > 1 && (
            <Button small kind="quiet" label={t('pricing.tierDrop')} onTap={() => set({ tiers: tiers.filter((_, at) => at !== i) })} />
          )}
        </View>
      ))}
      {tiers.length < TIERS_MAX && (
        <Button
          small
          kind="plain"
          id="tier-add"
          label={t('pricing.tierAdd')}
          onTap={() => set({ tiers: [...tiers, { min: '', off: '' }] })}
        />
      )}
    </>
  );
}

function Gift({ form, set }: FormPart) {
  const [open, setOpen] = useState(false);
  const { gift } = form;
  return (
    <>
      <View className="pricing-pair">
        <Field
          id="min-qty"
          type="number"
          maxLength={3}
          label={t('pricing.minQty')}
          value={form.minQty}
          onChange={(minQty) => set({ minQty })}
        />
        <Yuan id="min" label={t('pricing.min')} value={form.min} onChange={(min) => set({ min })} />
      </View>
      {gift && <CountedRow one={gift} onQty={(qty) => set({ gift: { ...gift, qty } })} />}
      <Button small kind="plain" id="gift-pick" label={t('pricing.gift')} onTap={() => setOpen(true)} />
      <Times form={form} set={set} hint={t('pricing.timesOnce')} />
      <GoodsPicker
        open={open}
        title={t('pricing.gift')}
        onClose={() => setOpen(false)}
        onGoods={(goods) => {
          set({ gift: { ...goods, qty: 1 } });
          setOpen(false);
        }}
      />
    </>
  );
}

function Kit({ form, set }: FormPart) {
  const [open, setOpen] = useState(false);
  const { parts } = form;
  const add = (goods: PickedGoods): void => {
    if (!parts.some(({ skuId }) => skuId === goods.skuId)) set({ parts: [...parts, { ...goods, qty: 1 }] });
    setOpen(false);
  };
  const count = (skuId: string, qty: number): void =>
    set({ parts: parts.flatMap((one) => (one.skuId !== skuId ? [one] : qty === 0 ? [] : [{ ...one, qty }])) });
  return (
    <>
      {parts.map((one) => (
        <CountedRow key={one.skuId} one={one} least={0} onQty={(qty) => count(one.skuId, qty)} />
      ))}
      <Button small kind="plain" id="part-pick" label={t('pricing.parts')} onTap={() => setOpen(true)} />
      <Yuan id="price" label={t('pricing.kitPrice')} value={form.price} onChange={(price) => set({ price })} />
      <Times form={form} set={set} hint={t('pricing.timesHint')} />
      <GoodsPicker open={open} title={t('pricing.parts')} onClose={() => setOpen(false)} onGoods={add} />
    </>
  );
}

const CountedRow = ({ one, onQty, least = 1 }: { one: Counted; onQty: (qty: number) => void; least?: number }) => (
  <Row title={one.name} end={<Stepper label={one.name} min={least} max={99} value={one.qty} onChange={onQty} />} />
);
