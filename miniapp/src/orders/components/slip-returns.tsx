import { Fragment } from 'react';
import type { ReplyOf } from '@/api/routes';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
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
          <HeldBack held={one} />
        </Fragment>
      ))}
    </List>
  );
}
