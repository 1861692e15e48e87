import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { sourceWord, stuckWords, touchWord, whyWord } from '@/leads/words';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { Countdown } from '@/ui/countdown';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import './leads.scss';

export type LeadCard = ReplyOf<'GET /leads'>['items'][number];
type Shown = LeadCard & { why?: string };

/** A lead in two lines: who and how much, what is due next and for how long it has been stuck. */
export function LeadRows({
  items,
  title,
  chosen,
  onTap,
  below,
}: {
  items: readonly Shown[];
  title?: string;
  chosen?: string | undefined;
  onTap: (lead: Shown) => void;
  /** What can be done with a lead without opening it. */
  below?: ((lead: Shown) => ReactNode) | undefined;
}) {
  return (
    <List title={title}>
      {items.map((lead) => (
        <View key={lead.leadId} className="leads-item">
          <Row
            id={`lead-${lead.leadId}`}
            chosen={lead.leadId === chosen}
            title={<Title lead={lead} />}
            subtitle={<Next lead={lead} />}
            end={lead.amountFen > 0 ? <Money fen={lead.amountFen} /> : undefined}
            onTap={() => onTap(lead)}
          />
          {below?.(lead)}
        </View>
      ))}
    </List>
  );
}

function Title({ lead }: { lead: Shown }) {
  return (
    <View className="leads-title">
      <Text className="ui-two-lines">{lead.customerName}</Text>
      {lead.grade !== undefined && <Tag label={lead.grade} tone={lead.grade === 'A' ? 'danger' : 'plain'} />}
      {lead.why !== undefined && <Tag label={whyWord(lead.why)} tone={lead.why === 'OVERDUE' ? 'danger' : 'warn'} />}
      {lead.why === undefined && lead.overdue && <Tag label={t('leads.whyOverdue')} tone="danger" />}
    </View>
  );
}

/** The guide is named only to others. A line breaks between these, not inside one. */
function Next({ lead }: { lead: Shown }) {
  const me = useMe();
  const whose = lead.guideId === me?.personId ? undefined : lead.guideName;
  const stuck = lead.daysStuck > 0 ? stuckWords(lead.daysStuck) : undefined;
  const next = lead.nextAt === undefined ? stuck : t('leads.next', { when: moment(lead.nextAt) });
  const touch = lead.touch && `${moment(lead.touch.at)} ${touchWord(lead.touch.what)}`;
  const isCounting = lead.recycleAt !== undefined && lead.state === 'OWNED';
  return (
    <View className="leads-parts">
      {[whose, sourceWord(lead.source), next, touch]
        .flatMap((part) => part ?? [])
        .map((part) => (
          <Text key={part} className="leads-part">
            {part}
          </Text>
        ))}
      {isCounting && (
        <Text className="leads-part">
          <Countdown until={lead.recycleAt ?? ''} />
          {t('leads.thenPool')}
        </Text>
      )}
    </View>
  );
}
