import { View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { draftOf, limitWords, matchWords } from '@/leads/rule-draft';
import { useStageNames } from '@/leads/use-stage-names';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag } from '@/ui/chip';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import './leads.scss';

type Why = ReplyOf<'GET /leads/{leadId}/recycles/{entryId}'>;
type Props = { leadId: string; entryId: string; at: string };

export function RecycleReason({ leadId, entryId, at }: Props) {
  const why = useLoad(() => call('GET /leads/{leadId}/recycles/{entryId}', { params: { leadId, entryId }, query: { at } }), [entryId]);
  return <Loaded of={why}>{(data) => <Explained why={data} />}</Loaded>;
}

function Explained({ why }: { why: Why }) {
  const nameOf = useStageNames('standard');
  const { rule, followUps, agrees } = why;
  const effective = followUps.filter((one) => one.effective).length;
  return (
    <View className="leads-body">
      <List>
        <Row title={reasonWords(why)} subtitle={t('leadRules.followedUp', { count: followUps.length, effective })} />
      </List>
      {rule && (
        <List title={t('leadRules.ruleThen', { version: why.ruleVersion })}>
          <Row title={matchWords(draftOf(rule), nameOf)} subtitle={limitWords(draftOf(rule))} />
        </List>
      )}
      <List>
        {instants(why).map(([label, when]) => (
          <Row
            key={label}
            title={label}
            end={<View className="figures">{when === undefined ? t('leadRules.never') : moment(when)}</View>}
          />
        ))}
        {why.pauses.map(({ from, until }) => (
          <Row key={from} title={t('leadRules.pausedFrom', { from: moment(from), until: moment(until) })} />
        ))}
      </List>
      {agrees === undefined ? (
        <View className="leads-muted">{t('leadRules.unknown')}</View>
      ) : (
        <Tag label={t(agrees ? 'leadRules.agrees' : 'leadRules.differs')} tone={agrees ? 'good' : 'danger'} />
      )}
    </View>
  );
}

function reasonWords({ reason, rule }: Why): string {
  if (reason === 'NOT_ACCEPTED') return t('leadRules.whyUnaccepted');
  if (reason === 'DEAL') return t('leadRules.whyDeal', { days: rule?.dealDays ?? '' });
  return t('leadRules.whyIdle', { days: rule?.idleDays ?? '' });
}

/** In the order in which they matter; what does not apply is left out. */
function instants(why: Why): [string, string | undefined][] {
  const optional: [string, string | undefined][] = [
    [t('leadRules.acceptEnd'), why.acceptBy],
    [t('leadRules.idleEnd'), why.idleAt],
    [t('leadRules.dealEnd'), why.dealAt],
    [t('leadRules.grace'), why.graceUntil],
  ];
  return [
    [t('leadRules.owned'), why.ownedAt],
    [t('leadRules.lastContact'), why.lastEffectiveAt],
    ...optional.filter(([, when]) => when !== undefined),
    [t('leadRules.taken'), why.at],
  ];
}
