import { Text } from '@tarojs/components';
import { t } from '@/locales/t';
import { Row } from '@/ui/list';
import { Money } from '@/ui/money';

type Freight = { zone: string; fen: number };

export const FreightFen = ({ freight: { fen } }: { freight: Freight }) =>
  fen === 0 ? <Text className="orders-muted">{t('deposits.free')}</Text> : <Money fen={fen} />;

/** What bringing the goods costs; nothing where they are not brought. */
export function FreightRow({ freight }: { freight: Freight | undefined }) {
  return freight ? <Row title={t('orders.freight', { zone: freight.zone })} end={<FreightFen freight={freight} />} /> : null;
}
