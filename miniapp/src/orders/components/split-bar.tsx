import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import type { CartShare } from '@/orders/cart';
import { moved, toggled } from '@/orders/split';
import { useCart } from '@/orders/use-cart';
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

/** Each tap on a colleague shares equally; then one tap for the usual shares of two, or percent by percent, the rest being one's own. */
function SplitSheet({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const { cart, change } = useCart();
  const own = { personId: me?.personId ?? '', name: me?.name ?? '' };
  const [shares, setShares] = useState<readonly CartShare[]>(cart.split.length > 1 ? cart.split : [{ ...own, bps: 10000 }]);
  const [, colleague] = shares;
  const move = (personId: string, bps: number): void => setShares(moved(shares, own, personId, bps));
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
      <Colleagues own={own} shares={shares} onToggle={(one) => setShares(toggled(shares, own, one))} />
      {shares.length === 2 && colleague && (
        <Chips>
          {USUAL_BPS.map((bps) => (
            <Chip
              key={bps}
              id={`share-${bps}`}
              label={`${(10000 - bps) / 100} / ${bps / 100}`}
              on={colleague.bps === bps}
              onTap={() => move(colleague.personId, bps)}
            />
          ))}
        </Chips>
      )}
      <View className="orders-shares">
        {shares.map((share) => (
          <Share key={share.personId} share={share} isOwn={share.personId === own.personId} onMove={(bps) => move(share.personId, bps)} />
        ))}
      </View>
    </Sheet>
  );
}

/** A colleague's part of a sale of two. */
const USUAL_BPS = [5000, 4000, 3000, 2000] as const;

type ColleaguesProps = {
  own: { personId: string };
  shares: readonly CartShare[];
  onToggle: (one: { personId: string; name: string }) => void;
};

function Colleagues({ own, shares, onToggle }: ColleaguesProps) {
  const colleagues = useLoad(() => call('GET /identity/colleagues'), []);
  return (
    <Loaded of={colleagues}>
      {({ items }) => {
        const others = items.filter((one) => one.personId !== own.personId);
        if (others.length === 0) return <Text className="orders-muted">{t('orders.splitNobody')}</Text>;
        return (
          <Chips>
            {others.map(({ personId, name }) => (
              <Chip
                key={personId}
                id={`with-${personId}`}
                label={name}
                on={shares.some((share) => share.personId === personId)}
                onTap={() => onToggle({ personId, name })}
              />
            ))}
          </Chips>
        );
      }}
    </Loaded>
  );
}

function Share({ share, isOwn, onMove }: { share: CartShare; isOwn: boolean; onMove: (bps: number) => void }) {
  const { name, bps } = share;
  return (
    <View className="orders-share">
      <Text className="ui-two-lines">{isOwn ? t('orders.splitMe', { name }) : name}</Text>
      {isOwn ? (
        <Text className="figures">{percent(bps)}</Text>
      ) : (
        <Stepper label={name} value={Math.round(bps / 100)} min={1} max={99} onChange={(n) => onMove(n * 100)} />
      )}
    </View>
  );
}
