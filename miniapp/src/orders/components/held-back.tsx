import { t } from '@/locales/t';
import { Row } from '@/ui/list';
import { Money } from '@/ui/money';

type Held = {
  repriced?: readonly { promotionId: string; name: string; fen: number }[] | undefined;
  giftsKeptFen: number;
  freightFen?: number | undefined;
};

/** What a return gives back beside the goods' own shares, or holds back of them, each with its reason. */
export function HeldBack({ held: { repriced = [], giftsKeptFen, freightFen = 0 } }: { held: Held }) {
  return (
    <>
      {giftsKeptFen > 0 && (
        <Row title={t('orders.unwindGifts')} subtitle={t('orders.unwindGiftsHow')} end={<Money fen={-giftsKeptFen} tone="danger" />} />
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
