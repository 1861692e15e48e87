import { t } from '@/locales/t';
import { Row } from '@/ui/list';
import { Money } from '@/ui/money';

type Held = {
  repriced?: readonly { promotionId: string; name: string; fen: number }[] | undefined;
  gifts?: readonly { name: string; qty: number }[] | undefined;
  giftsKeptFen: number;
  freightFen?: number | undefined;
};

/** What a return gives back beside the goods' own shares, or holds back of them, each with its reason. */
export function HeldBack({ held: { repriced = [], gifts = [], giftsKeptFen, freightFen = 0 } }: { held: Held }) {
  return (
    <>
      {giftsKeptFen !== 0 && (
        <Row
          title={t(giftsKeptFen > 0 ? 'orders.unwindGifts' : 'orders.unwindGiftBack')}
          subtitle={giftsKeptFen > 0 ? gifts.map(({ name, qty }) => `${name} ×${qty}`).join(' · ') : t('orders.unwindGiftBackHow')}
          end={<Money fen={-giftsKeptFen} tone={giftsKeptFen > 0 ? 'danger' : 'accent'} />}
        />
      )}
      {repriced.map((one) => (
        <Row
          key={one.promotionId}
          title={one.name}
          subtitle={t(one.fen > 0 ? 'orders.unwindLost' : 'orders.unwindWon')}
          end={<Money fen={-one.fen} tone={one.fen > 0 ? 'danger' : 'accent'} />}
        />
      ))}
      {freightFen !== 0 && (
        <Row
          title={t('orders.unwindFreight')}
          subtitle={t(freightFen > 0 ? 'orders.freightBack' : 'orders.freightHeld')}
          end={<Money fen={freightFen} tone={freightFen > 0 ? 'accent' : 'danger'} />}
        />
      )}
    </>
  );
}
