import { ScrollView, Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { added } from '@/orders/cart';
import type { GoodsAtHand, Hand } from '@/orders/use-at-hand';
import { useCart } from '@/orders/use-cart';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Icon } from '@/ui/icon';
import { List, Row } from '@/ui/list';
import { notify } from '@/ui/notice';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { Tap } from '@/ui/tap';
import { scanned } from '@/wx/feedback';
import type { Finding } from './find-goods';
import './at-hand.scss';

/** 收藏和常卖: one tap puts a piece into the cart, or opens its options. One line that scrolls sideways, since the goods below matter more. */
export function GoodsAtHandStrip({ hand, onConfigure }: { hand: Hand; onConfigure: Finding['onConfigure'] }) {
  const { cart, change } = useCart();
  const [editing, setEditing] = useState(false);
  const add = (goods: GoodsAtHand): void => {
    if (goods.modelId !== undefined) onConfigure(goods.skuId, goods.modelId);
    else {
      change((before) => added(before, goods));
      scanned(true);
      notify(t('orders.goodsAdded', { name: goods.name }));
    }
  };
  const all = [...hand.favourites, ...hand.goods];
  if (all.length === 0 && cart.lines.length === 0) return null;
  return (
    <>
      <ScrollView scrollX enhanced showScrollbar={false} className="orders-hand">
        <View className="orders-hand-row">
          {all.map((goods) => (
            <Tap key={goods.skuId} id={`hand-${goods.skuId}`} className="orders-hand-one" onTap={() => add(goods)}>
              <Text className="orders-hand-name">{goods.name}</Text>
              <Text className="orders-hand-spec">{goods.spec}</Text>
            </Tap>
          ))}
          <Tap id="hand-edit" className="orders-hand-one orders-hand-edit" label={t('atHand.editTitle')} onTap={() => setEditing(true)}>
            <Icon name="plus" size={18} />
            <Text className="orders-hand-name">{t('atHand.edit')}</Text>
          </Tap>
        </View>
      </ScrollView>
      {editing && <Favourites hand={hand} onClose={() => setEditing(false)} />}
    </>
  );
}

/** What can be pinned: what is, what is sold often, and what lies in the cart. The rows keep their places while they are switched. */
function Favourites({ hand, onClose }: { hand: Hand; onClose: () => void }) {
  const { cart } = useCart();
  const [rows] = useState(() => distinct([...hand.favourites, ...hand.goods, ...cart.lines.filter(({ covers }) => covers === undefined)]));
  const [on, setOn] = useState<ReadonlySet<string>>(() => new Set(hand.favourites.map(({ skuId }) => skuId)));
  const pin = useAction(async (skuId: string, isOn: boolean) => {
    const { favourites } = await call('PUT /orders/at-hand/favourites/{skuId}', { params: { skuId }, body: { on: isOn } });
    setOn(new Set(favourites.map((one) => one.skuId)));
    hand.reload();
  });
  return (
    <Sheet open title={t('atHand.editTitle')} onClose={onClose}>
      <ProblemLine problem={pin.problem} />
      {rows.length === 0 ? (
        <EmptyState icon="sell" title={t('atHand.none')} text={t('atHand.noneHow')} />
      ) : (
        <List>
          {rows.map(({ skuId, name, spec }) => (
            <Row
              key={skuId}
              title={name}
              subtitle={spec}
              end={
                <Switch
                  id={`pin-${skuId}`}
                  label={t('atHand.favourite', { name })}
                  on={on.has(skuId)}
                  onChange={(isOn) => pin.run(skuId, isOn)}
                />
              }
            />
          ))}
        </List>
      )}
      <Text className="orders-muted">{t('atHand.editHow')}</Text>
    </Sheet>
  );
}

type Named = Pick<GoodsAtHand, 'skuId' | 'name' | 'spec'>;

const distinct = (all: readonly Named[]): Named[] => [...new Map([...all].reverse().map((one) => [one.skuId, one])).values()].reverse();
