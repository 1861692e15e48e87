import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { stuckWords } from '@/leads/words';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { Money } from '@/ui/money';
import { Tap } from '@/ui/tap';
import type { LeadCard } from './lead-rows';

type Each = { onOpen: (lead: LeadCard) => void; onMove: (lead: LeadCard) => void; onGive: (lead: LeadCard) => void };
type Props = Each & {
  id: string;
  title: string;
  count: number;
  sumFen: number;
  overdue?: number;
  items: readonly LeadCard[];
  cursor?: string | undefined;
} & {
  onMore: (cursor: string) => Promise<{ items: LeadCard[]; cursor?: string | undefined }>;
};

export function BoardColumn({ id, title, count, sumFen, overdue = 0, items, cursor, onMore, ...each }: Props) {
  const [rest, setRest] = useState<{ of: readonly LeadCard[]; items: LeadCard[]; cursor: string | undefined }>();
  // A board that was read anew begins with its first cards again.
  const later = rest?.of === items ? rest : undefined;
  const next = later ? later.cursor : cursor;
  const shown = [...items, ...(later?.items ?? [])];
  const more = async (from: string): Promise<void> => {
    const page = await onMore(from);
    setRest({ of: items, items: [...(later?.items ?? []), ...page.items], cursor: page.cursor });
  };
  return (
    <View id={`column-${id}`} className="board-column">
      <View className="board-head">
        <View className="board-line">
          <Text className="board-title">{title}</Text>
          <Text className="figures board-count">{count}</Text>
          {overdue > 0 && <Tag label={t('leads.overdueCount', { count: overdue })} tone="danger" />}
        </View>
        <Money fen={sumFen} size="small" />
      </View>
      {items.length === 0 && <View className="leads-muted board-empty">{t('leads.stageEmpty')}</View>}
      {shown.map((lead) => (
        <BoardCard key={lead.leadId} lead={lead} {...each} />
      ))}
      {next !== undefined && <Button small kind="quiet" label={t('leads.more')} onTap={() => more(next)} />}
    </View>
  );
}

function BoardCard({ lead, onOpen, onMove, onGive }: Each & { lead: LeadCard }) {
  const who = lead.state === 'POOL' ? undefined : lead.guideName;
  return (
    <View id={`card-${lead.leadId}`} className="board-card">
      <Tap onTap={() => onOpen(lead)}>
        <View className="board-line">
          <Text className="board-name">{lead.customerName}</Text>
          {lead.grade !== undefined && <Tag label={lead.grade} tone={lead.grade === 'A' ? 'danger' : 'plain'} />}
          {lead.overdue && <Tag label={t('leads.whyOverdue')} tone="danger" />}
        </View>
        <View className="leads-muted">{[who, stuckWords(lead.daysStuck)].filter(Boolean).join(' · ')}</View>
        {lead.amountFen > 0 && <Money fen={lead.amountFen} size="small" />}
      </Tap>
      <View className="board-menu">
        {lead.state === 'OWNED' && (
          <Button small kind="quiet" id={`move-${lead.leadId}`} label={t('leads.move')} onTap={() => onMove(lead)} />
        )}
        <Button
          small
          kind="quiet"
          id={`assign-${lead.leadId}`}
          label={t(lead.state === 'POOL' ? 'leads.give' : 'leads.assign')}
          onTap={() => onGive(lead)}
        />
      </View>
    </View>
  );
}
