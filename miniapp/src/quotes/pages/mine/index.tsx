import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { cardPage } from '@/quotes/pages';
import { states } from '@/quotes/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Money } from '@/ui/money';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';
import '@/quotes/components/quotes.scss';

/** The guide's cards, for a manager the store's: newest first, with who opened them last. */
export default function CardsPage() {
  const cards = usePages((cursor?: string) => call('GET /quotes', { query: cursor === undefined ? {} : { cursor } }), []);
  useReloadOnShow(cards);
  return (
    <Screen title={t('quotes.list')}>
      <Loaded of={cards}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="sell" title={t('quotes.none')} text={t('quotes.noneHow')} />
          ) : (
            <List>
              {items.map(({ quoteId, title, guideName, state, netFen, viewers, lastOpenedAt, lockedAt }) => (
                <Row
                  key={quoteId}
                  id={`card-${quoteId}`}
                  title={title}
                  subtitle={[
                    guideName,
                    moment(lockedAt),
                    lastOpenedAt === undefined ? t('quotes.noLooks') : t('quotes.seenBy', { count: viewers, at: moment(lastOpenedAt) }),
                  ].join(' · ')}
                  end={
                    <View className="quotes-end">
                      <Money fen={netFen} />
                      <Tag label={t(states[state][0])} tone={states[state][1]} />
                    </View>
                  }
                  onTap={() => go(cardPage, { quoteId })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {cards.more && <Button kind="plain" block label={t('orders.more')} onTap={cards.more} />}
    </Screen>
  );
}
