import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { call } from '@/api/call';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { CardHead, CardLines, CardWhy } from '@/quotes/components/card-body';
import { slipPage, viewPage } from '@/quotes/pages';
import type { StaffCard } from '@/quotes/words';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';
import { canShareCard, copyText, pageLink, shareButton, useShareCard } from '@/wx/share';

/** The guide's side of a card: send it, see who opened it and when, take it back. */
export default function CardPage() {
  const { quoteId = '' } = useRouter().params;
  const card = useLoad(() => call('GET /quotes/{quoteId}', { params: { quoteId } }), [quoteId]);
  useReloadOnShow(card);
  const { data, reload } = card;
  const path = `${viewPage}?quoteId=${quoteId}`;
  useShareCard({ title: data ? t('quotes.shareTitle', { title: data.title, amount: formatMoney(data.netFen) }) : t('quotes.title'), path });
  const withdraw = useAction(async () => {
    const sure = await confirm({
      title: t('quotes.withdrawTitle'),
      text: t('quotes.withdrawText'),
      action: t('quotes.withdraw'),
      danger: true,
    });
    if (!sure) return;
    await call('POST /quotes/{quoteId}/withdraw', { params: { quoteId }, body: {} });
    reload();
  });
  const copy = async (): Promise<void> => {
    if (await copyText(pageLink(path))) notify(t('quotes.copied'));
  };
  const footer = data?.state === 'OPEN' && (
    <View className="quotes-foot">
      <Button kind="plain" id="withdraw-card" label={t('quotes.withdraw')} busy={withdraw.busy} onTap={withdraw.run} />
      {canShareCard ? (
        <Button block id="share-card" label={t('quotes.share')} open={shareButton} />
      ) : (
        <Button block id="copy-card" label={t('quotes.copyLink')} onTap={copy} />
      )}
    </View>
  );
  return (
    <Screen title={t('quotes.title')} footer={footer || undefined}>
      <ProblemLine problem={withdraw.problem} />
      <Loaded of={card}>
        {(loaded) => (
          <>
            <CardHead card={loaded} onEnd={reload} />
            <Accepted card={loaded} />
            <Looks card={loaded} />
            <CardLines lines={loaded.lines} freight={loaded.freight} />
            <CardWhy why={loaded.why} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

/** What the card has become: how much of it is paid, one tap from the slip. */
function Accepted({ card: { slipId, paidFen, dueFen } }: { card: StaffCard }) {
  if (slipId === undefined || paidFen === undefined || dueFen === undefined) return null;
  return (
    <List title={t('quotes.accepted')}>
      <Row
        id="card-slip"
        title={t('orders.slip')}
        subtitle={t(dueFen === 0 ? 'quotes.allPaid' : 'quotes.paidOf', { paid: formatMoney(paidFen), due: formatMoney(dueFen) })}
        onTap={() => go(slipPage, { slipId })}
      />
    </List>
  );
}

function Looks({ card: { looks } }: { card: StaffCard }) {
  return (
    <List title={t('quotes.looks', { count: looks.length })}>
      {looks.length === 0 && <Row title={t('quotes.noLooks')} />}
      {looks.map(({ name, firstAt, lastAt, looks: times }) => (
        <Row
          key={firstAt + (name ?? '')}
          title={name ?? t('quotes.somebody')}
          subtitle={t('quotes.lookedLast', { at: moment(lastAt) })}
          end={t('quotes.times', { count: times })}
        />
      ))}
    </List>
  );
}
