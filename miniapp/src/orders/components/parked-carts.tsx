import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { isLost, type ProblemError } from '@/api/problem';
import type { ReplyOf } from '@/api/routes';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { ago } from '@/locales/moment';
import { t } from '@/locales/t';
import { useCart } from '@/orders/use-cart';
import { useParking } from '@/orders/use-parked';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';

type Parked = ReplyOf<'GET /orders/parked'>['items'][number];

/** 挂单: how many wait in the store, and the way to park the cart at hand or to take one up. */
export function ParkedCarts() {
  const { cart } = useCart();
  const [open, setOpen] = useState(false);
  const parked = usePages((cursor?: string) => call('GET /orders/parked', { query: cursor === undefined ? {} : { cursor } }), []);
  useReloadOnShow(parked);
  const show = (): void => {
    if (parked.state !== 'loading') parked.reload();
    setOpen(true);
  };
  const hasGoods = cart.lines.length > 0;
  const count = parked.data?.length ?? 0;
  if (!hasGoods && count === 0 && !open) return null;
  const words = count === 0 ? t('parked.title') : t('parked.titleCount', { count: parked.more ? `${count}+` : count });
  return (
    <>
      <Button id="parked" kind="quiet" small label={words} onTap={show} />
      {open && <ParkedSheet parked={parked} hasGoods={hasGoods} onClose={() => setOpen(false)} />}
    </>
  );
}

type SheetProps = { parked: ReturnType<typeof usePages<Parked>>; hasGoods: boolean; onClose: () => void };

function ParkedSheet({ parked, hasGoods, onClose }: SheetProps) {
  const [note, setNote] = useState('');
  const { park, take } = useParking(() => {
    parked.reload();
    onClose();
  });
  const taking = async (cartId: string): Promise<void> => {
    if (!(await take.run(cartId))) parked.reload();
  };
  const footer = hasGoods && (
    <Button block id="park-cart" label={t('parked.park')} busy={park.busy} disabled={take.busy} onTap={() => park.run(note)} />
  );
  return (
    <Sheet open title={t('parked.title')} onClose={onClose} footer={footer || undefined}>
      <View className="orders-collect">
        {hasGoods && (
          <Field id="park-note" label={t('parked.note')} value={note} maxLength={50} hint={t('parked.noteHint')} onChange={setNote} />
        )}
        <Problem of={park.problem} waits={t('parked.waits')} />
        <Problem of={take.problem} waits={t('parked.takeWaits')} />
        <Loaded of={parked}>{(items) => <Waiting items={items} hasGoods={hasGoods} onTake={taking} />}</Loaded>
        {parked.more && <Button kind="plain" block label={t('orders.more')} onTap={parked.more} />}
      </View>
    </Sheet>
  );
}

const Problem = ({ of, waits }: { of: ProblemError | undefined; waits: string }) =>
  of && isLost(of) ? <Text className="orders-muted">{waits}</Text> : <ProblemLine problem={of} />;

/** By note and customer, since the same goods may wait for several. */
function Waiting({ items, hasGoods, onTake }: { items: readonly Parked[]; hasGoods: boolean; onTake: (cartId: string) => void }) {
  if (items.length === 0) return <EmptyState icon="sell" title={t('parked.none')} text={t('parked.noneHow')} />;
  return (
    <>
      <List title={t('parked.list')}>
        {items.map((one) => (
          <Row
            key={one.cartId}
            id={`parked-${one.cartId}`}
            title={one.note ?? one.memberName ?? one.title}
            subtitle={besides(one)}
            end={t('parked.pieces', { count: one.pieces })}
            onTap={() => onTake(one.cartId)}
          />
        ))}
      </List>
      {hasGoods && <Text className="orders-muted">{t('parked.swapHow')}</Text>}
    </>
  );
}

/** How long it has waited and who knows of it, before the goods, whose names may be long. */
const besides = ({ note, memberName, title, parkedByName, parkedAt }: Parked): string => {
  const more = [note === undefined ? undefined : memberName, note === undefined && memberName === undefined ? undefined : title];
  return [ago(parkedAt), parkedByName, ...more].filter(Boolean).join(' · ');
};
