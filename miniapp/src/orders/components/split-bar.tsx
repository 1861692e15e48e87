import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { type CartShare, equalShares } from '@/orders/cart';
import { useCart } from '@/orders/use-cart';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Sheet } from '@/ui/sheet';
import { Stepper } from '@/ui/stepper';

const percent = (bps: number): string => `${bps / 100}%`;

/** Whose sale it is: one's own, or shared with colleagues; the shares are frozen when the slip opens. */
export function SplitBar({ netFen }: { netFen: number | undefined }) {
  const { cart } = useCart();
  const [open, setOpen] = useState(false);
  const shown =
    cart.split.length > 1 ? cart.split.map((share) => `${share.name} ${percent(share.bps)}`).join(' · ') : t('orders.splitMine');
  return (
    <List title={t('orders.split')}>
      <Row id="split" title={shown} onTap={() => setOpen(true)} />
      {open && netFen !== undefined && <SplitSheet onClose={() => setOpen(false)} />}
    </List>
  );
}

/** Each tap on a colleague shares equally; the percentages can then be moved, the rest always being one's own. */
function SplitSheet({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const { cart, change } = useCart();
  const own = { personId: me?.personId ?? '', name: me?.name ?? '' };
  const [shares, setShares] = useState<readonly CartShare[]>(cart.split.length > 1 ? cart.split : [{ ...own, bps: 10000 }]);
  const colleagues = useLoad(() => call('GET /identity/colleagues'), []);
  const toggle = (personId: string, name: string): void => {
    const others = shares.filter((share) => share.personId !== own.personId);
    const next = others.some((share) => share.personId === personId)
      ? others.filter((share) => share.personId !== personId)
      : [...others, { personId, name, bps: 0 }].slice(-5);
    setShares(equalShares([own, ...next.map(({ personId: id, name: n }) => ({ personId: id, name: n }))]));
  };
  const set = (personId: string, bps: number): void => {
    const moved = shares.map((share) => (share.personId === personId ? { ...share, bps } : share));
    const others = moved.reduce((sum, share) => sum + (share.personId === own.personId ? 0 : share.bps), 0);
    if (others < 10000) setShares(moved.map((share) => (share.personId === own.personId ? { ...share, bps: 10000 - others } : share)));
  };
  const save = (): void => {
    change((c) => ({ ...c, split: shares.length > 1 ? shares : [] }));
    onClose();
  };
  return (
    <Sheet
      open
      title={t('orders.split')}
      onClose={onClose}
      footer={<Button block id="split-save" label={t('orders.splitSave')} onTap={save} />}
    >
      <Loaded of={colleagues}>
        {({ items }) => (
          <Chips>
            {items
              .filter((one) => one.personId !== own.personId)
              .map(({ personId, name }) => (
                <Chip
                  key={personId}
                  id={`with-${personId}`}
                  label={name}
                  on={shares.some((share) => share.personId === personId)}
                  onTap={() => toggle(personId, name)}
                />
              ))}
          </Chips>
        )}
      </Loaded>
      <View className="orders-shares">
        {shares.map((share) => (
          <View key={share.personId} className="orders-share">
            <Text>{share.personId === own.personId ? t('orders.splitMe', { name: share.name }) : share.name}</Text>
            {share.personId === own.personId ? (
              <Text className="figures">{percent(share.bps)}</Text>
            ) : (
              <Stepper
                label={share.name}
                value={Math.round(share.bps / 100)}
                min={1}
                max={99}
                onChange={(n) => set(share.personId, n * 100)}
              />
            )}
          </View>
        ))}
      </View>
    </Sheet>
  );
}
