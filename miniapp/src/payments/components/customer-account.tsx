import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { methodWord } from '@/payments/words';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { AccountSheet, type Direction } from './account-sheet';

type Line = ReplyOf<'GET /payments/accounts/{memberId}'>['ledger']['items'][number];

/** What the customer has with this dealer, how it came to that, and money in and out across the counter. */
export function CustomerAccount({ memberId }: { memberId: string }) {
  const account = useLoad(() => call('GET /payments/accounts/{memberId}', { params: { memberId }, query: {} }), [memberId]);
  const [direction, setDirection] = useState<Direction>();
  const isManager = useMe()?.role === 'manager';
  const done = (): void => {
    setDirection(undefined);
    account.reload();
  };
  return (
    <Loaded of={account}>
      {({ prepaidFen, storedFen, ledger }) => (
        <View className="payments-column">
          <StatTiles>
            <StatTile label={t('collect.byPrepaid')} fen={prepaidFen} note={t('payments.prepaidNote')} />
            <StatTile label={t('collect.byStored')} fen={storedFen} note={t('payments.storedNote')} />
          </StatTiles>
          <Button block id="take-in" label={t('payments.takeIn')} onTap={() => setDirection('in')} />
          {isManager && prepaidFen > 0 && (
            <Button block kind="plain" id="give-back" label={t('payments.giveBack')} onTap={() => setDirection('out')} />
          )}
          {ledger.items.length === 0 ? (
            <EmptyState icon="coupon" title={t('payments.ledgerEmpty')} text={t('payments.ledgerEmptyHow')} />
          ) : (
            <List title={t('payments.ledger')}>{ledger.items.map(lineRow)}</List>
          )}
          {direction && (
            <AccountSheet
              memberId={memberId}
              direction={direction}
              mostFen={prepaidFen}
              onClose={() => setDirection(undefined)}
              onDone={done}
            />
          )}
        </View>
      )}
    </Loaded>
  );
}

const steps = {
  TAKE_IN: 'payments.stepTakeIn',
  USE: 'payments.stepUse',
  PUT_BACK: 'payments.stepPutBack',
  GIVE_BACK: 'payments.stepGiveBack',
} as const;

function lineRow(line: Line) {
  const kind = line.storedDeltaFen === 0 ? t('collect.byPrepaid') : t('collect.byStored');
  const more = [moment(line.at), line.method === undefined ? undefined : methodWord(line.method), line.why, line.reference];
  return (
    <Row
      key={line.entryId}
      title={`${t(steps[line.step])} · ${kind}`}
      subtitle={more.filter(Boolean).join(' · ')}
      end={<Money fen={line.prepaidDeltaFen + line.storedDeltaFen} signed />}
    />
  );
}
