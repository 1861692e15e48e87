import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import type { Approval } from '@/orders/ask-approval';
import { doApproved, words } from '@/orders/use-approved';
import { useLookAgain } from '@/orders/use-look-again';
import { Button } from '@/ui/button';
import { ErrorState, ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { ApprovalTag } from './approval-card';

/** The guide's own requests of today that are not yet a slip; nothing where there are none. */
export function MyApprovals() {
  const mine = useLoad(() => call('GET /orders/approvals', { query: {} }), []);
  const items = (mine.data?.items ?? []).filter(({ state }) => state !== 'USED' && state !== 'EXPIRED');
  useLookAgain(
    mine,
    items.some(({ state }) => state === 'PENDING'),
  );
  if (!mine.data && mine.state === 'failed') return <ErrorState problem={mine.problem} onRetry={mine.reload} />;
  if (items.length === 0) return null;
  return (
    <List title={t('approvals.mine')}>
      {items.map((one) => (
        <Mine key={one.approvalId} approval={one} onChanged={mine.reload} />
      ))}
    </List>
  );
}

function Mine({ approval, onChanged }: { approval: Approval; onChanged: () => void }) {
  const { approvalId, title, state, netFen, reason, memberName, decisionNote, about } = approval;
  const open = useAction(() => doApproved(approval));
  // Whatever came of it, the list may have changed: used already, expired, another price.
  const tap = async (): Promise<void> => {
    await open.run();
    onChanged();
  };
  return (
    <>
      <Row
        id={`approval-${approvalId}`}
        title={title}
        subtitle={[about?.number ?? memberName, decisionNote ?? reason].filter(Boolean).join(' · ')}
        end={
          <View className="orders-approval-end">
            <Money fen={about?.backFen ?? netFen} />
            <ApprovalTag state={state} />
          </View>
        }
      />
      {state === 'APPROVED' && (
        <View className="orders-approval-open">
          <ProblemLine problem={open.problem} />
          <Button
            block
            id={`open-${approvalId}`}
            label={t(words[approval.kind])}
            amountFen={about?.backFen ?? netFen}
            busy={open.busy}
            onTap={tap}
          />
        </View>
      )}
    </>
  );
}
