import { Text, View } from '@tarojs/components';
import type { ReplyOf } from '@/api/routes';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { formatCount } from '@/ui/format-count';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { Parts } from '@/ui/parts';
import { FreightRow } from './freight-row';
import { SlipPolicies } from './slip-policies';
import { SlipReturns } from './slip-returns';
import { SlipTerms } from './slip-terms';
import { WhyList } from './why-list';
import './sell-desk.scss';
import './slip-body.scss';

export type StaffSlip = ReplyOf<'GET /orders/slips/{slipId}'>;
export type MemberSlip = ReplyOf<'GET /orders/mine/{slipId}'>;

const tones = { OPEN: 'warn', PAID: 'good', CANCELLED: 'plain', EXPIRED: 'plain' } as const;
const stateWords = {
  OPEN: 'orders.stateOpen',
  PAID: 'orders.statePaid',
  CANCELLED: 'orders.stateCancelled',
  EXPIRED: 'orders.stateExpired',
} as const;
const methodWords = {
  CASH: 'orders.byCash',
  CARD: 'orders.byCard',
  TRANSFER: 'orders.byTransfer',
  WECHAT_NATIVE: 'orders.byWechat',
  WECHAT_JSAPI: 'orders.byWechat',
  WECHAT_CODE: 'orders.byWechat',
  ALIPAY_QR: 'collect.byAlipay',
  ALIPAY_CODE: 'collect.byAlipay',
  PREPAID: 'collect.byPrepaid',
  STORED: 'collect.byStored',
  TRADE_IN: 'collect.byTradeIn',
  INSTALMENT: 'collect.byInstalment',
} as const;

type Stated = Pick<StaffSlip, 'state' | 'deposit'>;

/** An open slip with a deposit says which part is waited for. */
const stateWord = ({ state, deposit }: Stated): string => {
  if (state !== 'OPEN' || !deposit) return t(stateWords[state]);
  return t(deposit.dueFen > 0 ? 'deposits.stateDeposit' : 'deposits.stateBalance');
};

export const StateTag = ({ slip }: { slip: Stated }) => <Tag label={stateWord(slip)} tone={tones[slip.state]} />;

export const methodName = (method: string): string => (method in methodWords ? t(methodWords[method as keyof typeof methodWords]) : method);

/** What staff see: first the money and its state, then goods, shares with what each earns, and why the price is what it is. */
export function SlipBody({ slip, where = {} }: { slip: StaffSlip; where?: { dealerId?: string | undefined } }) {
  const counts = slip.state === 'OPEN' || slip.state === 'PAID';
  return (
    <View className="orders-slip">
      <SlipHead slip={slip} />
      {slip.memberMobileMasked !== undefined && (
        <List title={t('orders.member')}>
          <Row
            title={slip.memberName ?? t('orders.memberNameless')}
            subtitle={slip.memberMobileMasked}
            end={counts ? <Earned slip={slip} /> : undefined}
          />
        </List>
      )}
      <SlipGoods slip={slip} />
      <SlipPolicies slip={slip} where={where} />
      <SlipReturns slip={slip} />
      {counts && <Commission slip={slip} />}
      <SlipWhy slip={slip} />
    </View>
  );
}

/** Who gets what, and by which rule for which goods; an estimate until all is paid. */
function Commission({ slip }: { slip: StaffSlip }) {
  const locked = slip.commissionState === 'LOCKED';
  return (
    <List title={t(locked ? 'orders.commissionLocked' : 'orders.commissionEstimated')}>
      {slip.split.map((share) => (
        <Row
          key={share.personId}
          title={share.name}
          subtitle={t('orders.share', { percent: share.bps / 100 })}
          end={<Money fen={share.commissionFen} tone="accent" />}
        />
      ))}
      {slip.commissionLines.map(({ lineKey, rule, amountFen }) => (
        <View key={lineKey} className="orders-rule">
          <Text className="orders-muted ui-two-lines">{[nameOf(slip, lineKey), rule].filter(Boolean).join(' · ')}</Text>
          <Money fen={amountFen} size="small" tone="muted" />
        </View>
      ))}
    </List>
  );
}

const nameOf = (slip: StaffSlip, lineKey: string): string | undefined => slip.lines.find((line) => line.lineKey === lineKey)?.name;

export function SlipHead({ slip }: { slip: StaffSlip | MemberSlip }) {
  return (
    <View className="orders-slip-head">
      <View className="orders-line-head">
        <Text className="orders-muted">{slip.number}</Text>
        <StateTag slip={slip} />
      </View>
      <Money fen={slip.netFen} size="hero" />
      <Text className="orders-muted">{`${slip.storeName} · ${moment(slip.openedAt)}`}</Text>
      <SlipTerms slip={slip} />
      {slip.exchangeOf && <Text className="orders-muted">{t('exchange.fromSlip', { number: slip.exchangeOf.number })}</Text>}
      {slip.tenders.map((tender) => (
        <View key={tender.paymentId} className="orders-line-head">
          <Text className="orders-muted">{tenderWords(tender)}</Text>
          <Money fen={tender.amountFen} />
        </View>
      ))}
      {slip.state === 'OPEN' && slip.paidFen > 0 && (
        <>
          <Parts
            parts={[
              { id: 'paid', value: slip.paidFen, tone: 'good' },
              { id: 'due', value: slip.dueFen, tone: 'rest' },
            ]}
          />
          <View className="orders-line-head">
            <Text>{t(slip.deposit && slip.deposit.dueFen === 0 ? 'deposits.balance' : 'orders.stillDue')}</Text>
            <Money fen={slip.dueFen} tone="danger" />
          </View>
        </>
      )}
      {slip.returnedFen > 0 && (
        <View className="orders-line-head">
          <Text className="orders-muted">{t('orders.returnedSum')}</Text>
          <Money fen={-slip.returnedFen} />
        </View>
      )}
    </View>
  );
}

/** By which way and when; what an exchange brought along, on which slip it was paid. */
const tenderWords = ({ method, at, from }: StaffSlip['tenders'][number]): string =>
  `${methodName(method)} · ${from === undefined ? moment(at) : t('exchange.paidBefore', { number: from })}`;

function Earned({ slip }: { slip: StaffSlip }) {
  return slip.pointsEarned > 0 ? <Tag tone="accent" label={t('orders.pointsEarned', { count: formatCount(slip.pointsEarned) })} /> : null;
}

export function SlipGoods({ slip }: { slip: StaffSlip | MemberSlip }) {
  return (
    <List title={t('orders.goods', { count: slip.lines.reduce((sum, line) => sum + line.qty, 0) })}>
      {slip.lines.map((line) => (
        <Row
          key={line.lineKey}
          title={line.name}
          subtitle={[forWhat(slip, line), line.kit?.name, line.configurationText ?? line.spec, `×${line.qty}`, ...line.serials]
            .filter(Boolean)
            .join(' · ')}
          end={
            <View className="orders-row-end orders-row-prices">
              {line.listFen !== line.netFen && <Money fen={line.listFen} size="small" former />}
              <Money fen={line.netFen} />
            </View>
          }
        />
      ))}
      <FreightRow freight={slip.freight} />
    </List>
  );
}

/** A service says which goods it is for. */
function forWhat({ lines }: Pick<StaffSlip, 'lines'>, { service, covers }: StaffSlip['lines'][number]): string {
  const goods = lines.find(({ lineKey }) => covers !== undefined && lineKey.split('~')[0] === covers);
  return service && goods ? t('orders.extraOf', { name: goods.name }) : '';
}

export function SlipWhy({ slip }: { slip: StaffSlip }) {
  return (
    <List title={t('orders.whyTitle')}>
      <View className="orders-benefits orders-benefits-wide">
        <WhyList why={slip.why} />
      </View>
    </List>
  );
}

/** What the customer got off; what they did not reach is no news after the sale. */
export function SlipSavings({ slip }: { slip: MemberSlip }) {
  const got = slip.why.filter((one) => one.outcome === 'applied' && one.fen > 0);
  if (got.length === 0) return null;
  return (
    <List title={t('orders.whyTitle')}>
      <View className="orders-benefits orders-benefits-wide">
        <WhyList why={got} />
      </View>
    </List>
  );
}
