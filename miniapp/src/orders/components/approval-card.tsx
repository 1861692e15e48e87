import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import type { Approval } from '@/orders/ask-approval';
import { Tag, type Tone } from '@/ui/chip';
import { Money } from '@/ui/money';
import './approval.scss';

const states = {
  PENDING: ['approvals.statePending', 'warn'],
  APPROVED: ['approvals.stateApproved', 'good'],
  REJECTED: ['approvals.stateRejected', 'danger'],
  USED: ['approvals.stateUsed', 'plain'],
  EXPIRED: ['approvals.stateExpired', 'plain'],
} as const satisfies Record<Approval['state'], readonly [string, Tone]>;

export function ApprovalTag({ state }: { state: Approval['state'] }) {
  const [words, tone] = states[state];
  return <Tag label={t(words)} tone={tone} />;
}

/** What a manager decides on: who asks for which goods, since when and why, and what becomes of the price. */
export function ApprovalCard({ approval, children }: { approval: Approval; children: ReactNode }) {
  const { approvalId, lines, about } = approval;
  const who = [approval.askedByName, moment(approval.askedAt), approval.memberName ?? approval.memberMobileMasked];
  return (
    <View className="orders-approval" id={`approval-${approvalId}`}>
      <View className="orders-approval-words">
        {lines.map(({ lineKey, name, qty, gift }) => (
          <Text key={lineKey} className="orders-approval-title">
            {[`${name} ×${qty}`, gift && t('orders.gift')].filter(Boolean).join(' · ')}
          </Text>
        ))}
        <Text className="orders-approval-muted">{who.filter(Boolean).join(' · ')}</Text>
      </View>
      {about ? <OfSlip approval={approval} about={about} /> : <OfDiscount approval={approval} />}
      {approval.atFloor && (
        <View>
          <Tag tone="warn" label={t('approvals.atFloor')} />
        </View>
      )}
      <Text className="orders-approval-reason">{approval.reason}</Text>
      {children}
    </View>
  );
}

function OfDiscount({ approval: { listFen, discountFen, discountBps, manualFen, netFen } }: { approval: Approval }) {
  const percent = (discountBps / 100).toFixed(1);
  return (
    <View className="orders-approval-figures">
      <Figure label={t('orders.listPrice')} end={<Money fen={listFen} />} />
      <Figure label={t('approvals.discount', { percent })} end={<Money fen={-discountFen} tone="accent" />} />
      {manualFen !== discountFen && <Figure label={t('approvals.byHand')} end={<Money fen={-manualFen} tone="muted" />} />}
      <Figure label={t('approvals.net')} end={<Money fen={netFen} size="title" />} />
    </View>
  );
}

type About = NonNullable<Approval['about']>;

/** A slip that would be let go, or goods that come back late: what of the money goes back, and what stays. */
function OfSlip({ approval, about }: { approval: Approval; about: About }) {
  const isCancel = approval.kind === 'CANCEL';
  return (
    <>
      <View>
        <Tag tone="warn" label={isCancel ? t('approvals.kindCancel') : t('approvals.kindReturn', { days: about.days ?? 0 })} />
      </View>
      <View className="orders-approval-figures">
        <Figure label={about.number} end={<Money fen={approval.netFen} />} />
        <Figure label={t('approvals.paid')} end={<Money fen={about.paidFen} />} />
        {isCancel && <Figure label={t('approvals.keep')} end={<Money fen={about.keepFen} tone="accent" />} />}
        <Figure label={t('approvals.back')} end={<Money fen={about.backFen} size="title" />} />
      </View>
    </>
  );
}

const Figure = ({ label, end }: { label: string; end: ReactNode }) => (
  <View className="orders-approval-figure">
    <Text className="orders-approval-muted">{label}</Text>
    {end}
  </View>
);
