import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useLoad } from '@/api/use-load';
import { usePages } from '@/api/use-pages';
import { lastMonths } from '@/commissions/last-months';
import { commissionRulesPage } from '@/commissions/pages';
import { moment, today } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Screen } from '@/ui/screen';
import { Segmented } from '@/ui/tabs';
import { go } from '@/wx/navigate';
import './index.scss';

type Entry = ReplyOf<'GET /commissions/mine'>['items'][number];

/** What a return took back says so, and of which month's sale. */
const titleOf = ({ slipNumber, at, soldMonth }: Entry): string =>
  [slipNumber, soldMonth && t('commissions.takenBack', { month: Number(soldMonth.slice(5)) }), moment(at)].filter(Boolean).join(' · ');

/** My commission: the month's sum, and per slip each line with the rule that paid for it, in words. */
export default function MyCommissionPage() {
  const months = lastMonths(today(), 3);
  const [month, setMonth] = useState(months[0] ?? '');
  const sum = useLoad(() => call('GET /commissions/mine', { query: { month, limit: 1 } }), [month]);
  const entries = usePages(
    (cursor) => call('GET /commissions/mine', { query: { month, ...(cursor === undefined ? {} : { cursor }) } }),
    [month],
  );
  return (
    <Screen title={t('commissions.mine')}>
      <Segmented
        items={months.map((id) => ({ id, label: t('commissions.monthName', { month: Number(id.slice(5)) }) }))}
        value={month}
        onChange={setMonth}
      />
      <View className="commissions-sum">
        <Text>{t('commissions.total')}</Text>
        {sum.data ? <Money fen={sum.data.totalFen} size="hero" /> : <Text className="commissions-unknown">—</Text>}
      </View>
      {sum.data?.statement && <Closed statement={sum.data.statement} />}
      <Button kind="plain" block id="commission-rules" label={t('commissions.rules')} onTap={() => go(commissionRulesPage)} />
      <Loaded of={entries}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="wallet" title={t('commissions.empty')} text={t('commissions.emptyHow')} />
          ) : (
            items.map((entry) => (
              <List
                key={`${entry.slipId}${entry.returnId ?? ''}`}
                title={titleOf(entry)}
                aside={<Money fen={entry.amountFen} tone="accent" />}
              >
                {entry.lines.map((line) => (
                  <Row
                    key={line.lineKey}
                    title={line.name}
                    subtitle={t('commissions.rule', { rule: line.rule, percent: entry.shareBps / 100 })}
                    end={<Money fen={line.amountFen} />}
                  />
                ))}
              </List>
            ))
          )
        }
      </Loaded>
      {entries.more && <Button kind="plain" block label={t('commissions.more')} onTap={entries.more} />}
    </Screen>
  );
}

type Statement = NonNullable<ReplyOf<'GET /commissions/mine'>['statement']>;
const parts = ['earnedFen', 'clawedFen', 'carriedFen', 'carryOnFen'] as const;

/** The month is closed: what is paid, and what it is made of. */
function Closed({ statement }: { statement: Statement }) {
  return (
    <List title={t('commissions.closedOn', { at: moment(statement.closedAt) })}>
      <Row title={t('commissions.payFen')} end={<Money fen={statement.payFen} tone="accent" />} />
      {parts
        .filter((name) => statement[name] !== 0)
        .map((name) => (
          <Row key={name} title={t(`commissions.${name}`)} end={<Money fen={statement[name]} />} />
        ))}
    </List>
  );
}
