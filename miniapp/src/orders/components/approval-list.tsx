import { View } from '@tarojs/components';
import { useCallback } from 'react';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import type { Approval } from '@/orders/ask-approval';
import { slipPage } from '@/orders/pages';
import { useLookAgain } from '@/orders/use-look-again';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { go } from '@/wx/navigate';
import { ApprovalAnswers } from './approval-answers';
import { ApprovalCard, ApprovalTag } from './approval-card';

const ask = (state: 'PENDING' | 'DECIDED') => (cursor?: string) =>
  call('GET /orders/approvals', { query: { state, of: 'STORE', ...(cursor === undefined ? {} : { cursor }) } });

type Props = {
  /** Requests of another kind stand above: then nothing says that nothing waits. */
  othersWait: boolean;
  /** For a guide who stands in for the manager: what has been decided is the manager's to look up. */
  asDeputy?: boolean;
};

/** The store's requests of today: who waits longest stands first, with the answer on the card; below what has been decided. */
export function StoreApprovals({ othersWait, asDeputy = false }: Props) {
  const pending = usePages(ask('PENDING'), []);
  const decided = usePages(ask('DECIDED'), []);
  const { reload: askPending } = pending;
  const { reload: askDecided } = decided;
  const reload = useCallback(() => {
    askPending();
    askDecided();
  }, [askPending, askDecided]);
  useLookAgain({ state: pending.state, reload }, true);
  return (
    <>
      <Loaded of={pending}>
        {(items) =>
          items.length === 0 ? (
            !othersWait && <EmptyState icon="approve" title={t('approvals.empty')} text={t('approvals.emptyHow')} />
          ) : (
            <List title={t(asDeputy ? 'approvals.deputyPending' : 'approvals.pending')}>
              {items.map((one) => (
                <ApprovalCard key={one.approvalId} approval={one}>
                  <ApprovalAnswers approval={one} onDecided={reload} />
                </ApprovalCard>
              ))}
            </List>
          )
        }
      </Loaded>
      {pending.more && <Button kind="plain" block label={t('orders.more')} onTap={pending.more} />}
      {pending.data && !asDeputy && <Loaded of={decided}>{(items) => items.length > 0 && <Decided items={items} />}</Loaded>}
      {!asDeputy && decided.more && <Button kind="plain" block label={t('orders.more')} onTap={decided.more} />}
    </>
  );
}

function Decided({ items }: { items: readonly Approval[] }) {
  return (
    <List title={t('approvals.decided')}>
      {items.map(({ approvalId, title, askedByName, decidedByName, decidedAt, decisionNote, netFen, state, slipId }) => (
        <Row
          key={approvalId}
          id={`approval-${approvalId}`}
          title={title}
          subtitle={[askedByName, decidedAt && moment(decidedAt), decidedByName, decisionNote].filter(Boolean).join(' · ')}
          end={
            <View className="orders-approval-end">
              <Money fen={netFen} />
              <ApprovalTag state={state} />
            </View>
          }
          onTap={slipId === undefined ? undefined : () => go(slipPage, { slipId })}
        />
      ))}
    </List>
  );
}
