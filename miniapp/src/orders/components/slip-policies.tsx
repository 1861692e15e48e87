import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import type { StaffSlip } from './slip-body';

type Policy = ReplyOf<'GET /payments/slips/{slipId}/policies'>['items'][number];
type Where = { dealerId?: string | undefined };

const states = {
  ISSUING: { word: 'orders.policyIssuing', tone: 'warn' },
  ISSUED: { word: 'orders.policyIssued', tone: 'good' },
  DECLINED: { word: 'orders.policyDeclined', tone: 'danger' },
} as const;

/** What the insurer made of a paid slip's insurance, and which of it has ended; nothing on a slip without any. */
export function SlipPolicies({ slip, where }: { slip: StaffSlip; where: Where }) {
  const insured = slip.state === 'PAID' && slip.lines.some(({ service }) => service === 'INSURANCE');
  const ask = () => call('GET /payments/slips/{slipId}/policies', { params: { slipId: slip.slipId }, query: where });
  const { data } = useLoad(() => (insured ? ask() : Promise.resolve(undefined)), [slip.slipId, insured]);
  if (!data || data.items.length === 0) return null;
  return (
    <List title={t('orders.policies')}>
      {data.items.map((policy) => (
        <Row
          key={policy.lineKey}
          title={`${policy.name} ×${policy.pieces}`}
          subtitle={[policy.item, ...policy.serials, policy.policyNo, endedOf(policy), whyOf(policy)].filter(Boolean).join(' · ')}
          end={<Tag label={t(states[policy.state].word)} tone={states[policy.state].tone} />}
        />
      ))}
    </List>
  );
}

function endedOf({ endings, pieces, piecesLeft }: Policy): string {
  if (endings.length === 0) return '';
  const waiting = endings.some(({ state }) => state === 'SENDING');
  return t(waiting ? 'orders.policyEnding' : 'orders.policyEnded', { count: pieces - piecesLeft });
}

/** A premium without cover goes back to the customer. */
const whyOf = ({ state, failure = '', piecesLeft }: Policy): string =>
  state === 'DECLINED' && piecesLeft > 0 ? t('orders.policyGiveBack', { why: failure }) : failure;
