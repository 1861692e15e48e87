import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { memberPage } from '@/campaigns/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { go } from '@/wx/navigate';
import './campaigns.scss';

type Plan = ReplyOf<'GET /campaigns/plan'>;
type PlanPart = Plan['parts'][number];
type Pick = PlanPart['picks'][number];

/** 今日名单: who is to be written to today, with what; one tap a campaign, and one more in WeCom. */
export function TodayPlan() {
  const loaded = useLoad(() => call('GET /campaigns/plan', {}), []);
  return (
    <Loaded of={loaded}>
      {({ parts, quiet }) =>
        parts.length === 0 ? (
          <EmptyState icon="people" title={t('campaigns.planEmpty')} text={t('campaigns.planEmptyHow')} />
        ) : (
          <View className="campaigns-body">
            {quiet && <Text className="campaigns-missing">{t('campaigns.quiet')}</Text>}
            {parts.map((part) => (
              <One key={part.campaignId} part={part} quiet={quiet} onSent={loaded.reload} />
            ))}
          </View>
        )
      }
    </Loaded>
  );
}

function One({ part, quiet, onSent }: { part: PlanPart; quiet: boolean; onSent: () => void }) {
  const { campaignId, name, words, marginFen, sent, picks } = part;
  const [without, setWithout] = useState<readonly string[]>([]);
  const toggle = (memberId: string): void =>
    setWithout((before) => (before.includes(memberId) ? before.filter((one) => one !== memberId) : [...before, memberId]));
  const send = useAction(async () => {
    await call('POST /campaigns/plan/{campaignId}/sends', { params: { campaignId }, body: { without: [...without] } });
    notify(t('campaigns.queued'));
    onSent();
  });
  const count = picks.length - without.length;
  return (
    <View className="campaigns-section" id={`part-${name}`}>
      <View className="campaigns-head">
        <Text className="campaigns-title">{name}</Text>
        <Text className="campaigns-muted">{t('campaigns.expected', { amount: formatMoney(marginFen) })}</Text>
      </View>
      <View className="campaigns-words">{words === '' ? t('campaigns.gone') : words}</View>
      <List>
        {picks.map((pick) => (
          <Customer
            key={pick.memberId}
            pick={pick}
            off={without.includes(pick.memberId)}
            {...(sent ? {} : { onToggle: () => toggle(pick.memberId) })}
          />
        ))}
      </List>
      <ProblemLine problem={send.problem} />
      {sent ? (
        <Text className="campaigns-muted">{t('campaigns.sentHint')}</Text>
      ) : (
        <Button
          block
          id={`send-${name}`}
          label={t('campaigns.send', { count })}
          busyLabel={t('campaigns.sending')}
          disabled={count === 0 || quiet || words === ''}
          busy={send.busy}
          onTap={() => send.run()}
        />
      )}
    </View>
  );
}

const states = {
  WAITING: ['campaigns.waiting', 'accent'],
  SENT: ['campaigns.delivered', 'good'],
  UNDELIVERED: ['campaigns.undelivered', 'warn'],
} as const;

function Customer({ pick, off, onToggle }: { pick: Pick; off: boolean; onToggle?: () => void }) {
  const { memberId, name, mobileMasked, state } = pick;
  const end = onToggle ? (
    <Chip id={`without-${memberId}`} on={off} label={t('campaigns.leftOut')} onTap={onToggle} />
  ) : (
    state && <Tag tone={states[state][1]} label={t(states[state][0])} />
  );
  return (
    <Row
      title={<View onClick={() => go(memberPage, { memberId })}>{name ?? t('campaigns.nameless')}</View>}
      subtitle={mobileMasked}
      end={end}
    />
  );
}
