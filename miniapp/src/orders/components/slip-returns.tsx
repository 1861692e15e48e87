import { Fragment } from 'react';
import type { ReplyOf } from '@/api/routes';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { slipPage } from '@/orders/pages';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { go } from '@/wx/navigate';
import { HeldBack } from './held-back';
import type { StaffSlip } from './slip-body';

type MemberSlip = ReplyOf<'GET /orders/mine/{slipId}'>;

/** What has come back of a slip, and what was held back of it; nothing where nothing has. */
export function SlipReturns({ slip }: { slip: StaffSlip | MemberSlip }) {
  if (slip.returns.length === 0) return null;
  return (
    <List title={t('orders.returns')}>
      {slip.returns.map((one) => (
        <Fragment key={one.returnId}>
          <Row
            title={one.lines.map((line) => `${line.name} ×${line.qty}`).join(' · ')}
            subtitle={`${one.storeName} · ${moment(one.at)}`}
            end={<Money fen={-one.refundFen} />}
          />
          {'exchange' in one && one.exchange && <Exchanged exchange={one.exchange} />}
          <HeldBack held={one} />
        </Fragment>
      ))}
    </List>
  );
}

const Exchanged = ({ exchange: { slipId, number, usedFen } }: { exchange: NonNullable<StaffSlip['returns'][number]['exchange']> }) => (
  <Row id="exchanged-for" title={t('exchange.toSlip', { number, amount: formatMoney(usedFen) })} onTap={() => go(slipPage, { slipId })} />
);
