import { Text, View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { statementFile } from '@/commissions/statement-file';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { notify } from '@/ui/notice';
import { type Column, Table } from '@/ui/table';
import { saveTextFile } from '@/wx/save-file';
import './rule-sheet.scss';

type Statement = ReplyOf<'GET /commissions/closes/{month}'>;
type Guide = Statement['guides'][number];
type Props = { month: string; where: { dealerId?: string }; mayClose: boolean; onClosed: () => void };

const amounts = ['earnedFen', 'clawedFen', 'lateFen', 'carriedFen', 'payFen', 'carryOnFen'] as const;

/** 结算单 of one month: what each guide earned, lost, carries, and gets. Of an open month as it stands; of a closed one for good. */
export function MonthStatement({ month, where, mayClose, onClosed }: Props) {
  const loaded = useLoad(() => call('GET /commissions/closes/{month}', { params: { month }, query: where }), [month, where]);
  const close = useAction(async () => {
    const asked = { title: t('commissions.closeSure', { month }), text: t('commissions.closeHow'), action: t('commissions.close') };
    if (!(await confirm(asked))) return;
    await call('POST /commissions/closes', { body: { month } });
    loaded.reload();
    onClosed();
    notify(t('commissions.closed', { month }));
  });
  return (
    <Loaded of={loaded}>
      {(statement) => (
        <View className="commissions-foot">
          <Sums statement={statement} />
          <ProblemLine problem={close.problem} />
          {statement.state === 'OPEN' && mayClose && statement.guides.length > 0 && (
            <Button block id="close-month" label={t('commissions.close')} busy={close.busy} onTap={close.run} />
          )}
          {statement.guides.length === 0 ? (
            <EmptyState icon="wallet" title={t('commissions.nobody')} text={t('commissions.nobodyHow')} />
          ) : (
            <Guides statement={statement} />
          )}
        </View>
      )}
    </Loaded>
  );
}

function Sums({ statement }: { statement: Statement }) {
  const { state, month, payFen, closedByName, closedAt } = statement;
  const by =
    closedAt === undefined ? t('commissions.openHint') : t('commissions.closedBy', { name: closedByName ?? '', at: moment(closedAt) });
  return (
    <List>
      <Row title={month} subtitle={by} end={<Tag label={t(`commissions.state_${state}`)} tone={state === 'CLOSED' ? 'good' : 'warn'} />} />
      <Row title={t('commissions.payFen')} end={<Money fen={payFen} size="title" tone="accent" />} />
      {amounts
        .filter((name) => name !== 'payFen' && statement[name] !== 0)
        .map((name) => (
          <Row key={name} title={t(`commissions.${name}`)} end={<Money fen={statement[name]} />} />
        ))}
    </List>
  );
}

function Guides({ statement: { guides, month } }: { statement: Statement }) {
  const columns: Column<Guide>[] = [
    { id: 'name', title: t('commissions.guide'), cell: ({ name }) => name },
    { id: 'slips', title: t('commissions.slips'), cell: ({ slips }) => String(slips), figures: true },
    ...amounts.map(
      (name): Column<Guide> => ({ id: name, title: t(`commissions.${name}`), cell: (one) => <Money fen={one[name]} />, figures: true }),
    ),
  ];
  const save = async (): Promise<void> => {
    const file = statementFile(
      columns.map(({ title }) => title),
      guides,
    );
    notify(t(`commissions.file_${await saveTextFile(t('commissions.fileName', { month }), file)}`));
  };
  return (
    <List
      title={t('commissions.guides', { count: guides.length })}
      aside={<Button small kind="quiet" id="export-statement" label={t('commissions.export')} onTap={save} />}
    >
      <Table
        columns={columns}
        rows={guides}
        idOf={({ personId }) => personId}
        narrow={(one) => ({ title: one.name, subtitle: detail(one), end: <Money fen={one.payFen} tone="accent" /> })}
      />
    </List>
  );
}

/** What the pay is made of, where there is more than what was earned. */
function detail(one: Guide) {
  const parts = amounts.filter((name) => name !== 'payFen' && name !== 'lateFen' && one[name] !== 0);
  return (
    <View>
      <Text>{t('commissions.rankingSlips', { count: one.slips })}</Text>
      {parts.map((name) => (
        <View key={name}>
          <Text>{`${t(`commissions.${name}`)} `}</Text>
          <Money fen={one[name]} size="small" />
        </View>
      ))}
    </View>
  );
}
