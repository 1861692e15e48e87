import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { type StaffCard, states } from '@/quotes/words';
import { Tag } from '@/ui/chip';
import { Countdown } from '@/ui/countdown';
import { formatMoney } from '@/ui/format-money';
import { List } from '@/ui/list';
import { Money } from '@/ui/money';
import './quotes.scss';

type Head = Pick<StaffCard, 'state' | 'title' | 'storeName' | 'guideName' | 'netFen' | 'listFen' | 'lockedUntil' | 'depositFen'>;

/** The price and how long it holds; over it the state once it is no longer open. */
export function CardHead({ card, onEnd }: { card: Head; onEnd: () => void }) {
  const { state, title, storeName, guideName, netFen, listFen, lockedUntil, depositFen } = card;
  const [words, tone] = states[state];
  return (
    <View className="quotes-head">
      <View className="quotes-head-line">
        <Text className="quotes-title">{title}</Text>
        <Tag label={t(words)} tone={tone} />
      </View>
      <Text className="quotes-muted">{`${storeName} · ${guideName}`}</Text>
      <View className="quotes-head-line">
        <Money fen={netFen} size="hero" />
        {netFen < listFen && <Money fen={listFen} tone="muted" />}
      </View>
      {depositFen !== undefined && <Text>{t('quotes.depositOf', { amount: formatMoney(depositFen) })}</Text>}
      {state === 'OPEN' ? (
        <View className="quotes-lock">
          <Text>{t('quotes.lockedFor')}</Text>
          <Countdown until={lockedUntil} onEnd={onEnd} />
        </View>
      ) : (
        <Text className="quotes-muted">{t('quotes.lockedUntil', { at: moment(lockedUntil) })}</Text>
      )}
    </View>
  );
}

type Line = Pick<StaffCard['lines'][number], 'lineKey' | 'name' | 'text' | 'qty' | 'unit' | 'netFen' | 'listFen' | 'gift'>;

type LinesProps<L extends Line> = { lines: readonly L[]; freight: StaffCard['freight']; under?: (line: L) => ReactNode };

export function CardLines<L extends Line>({ lines, freight, under }: LinesProps<L>) {
  return (
    <List title={t('quotes.goods')}>
      {lines.map((line) => (
        <View key={line.lineKey} className="quotes-line">
          <View className="quotes-head-line">
            <Text className="quotes-line-name">{`${line.name} ×${line.qty}`}</Text>
            <Money fen={line.netFen} />
          </View>
          <Text className="quotes-muted">{line.gift ? t('quotes.gift') : line.text}</Text>
          {under?.(line)}
        </View>
      ))}
      {freight && (
        <View className="quotes-line">
          <View className="quotes-head-line">
            <Text>{t('quotes.freight', { zone: freight.zone })}</Text>
            <Money fen={freight.fen} />
          </View>
        </View>
      )}
    </List>
  );
}

export function CardWhy({ why }: { why: StaffCard['why'] }) {
  if (why.length === 0) return null;
  return (
    <List title={t('quotes.savings')}>
      {why.map(({ name, fen, text }) => (
        <View key={`${name}${text}`} className="quotes-line">
          <View className="quotes-head-line">
            <Text>{name}</Text>
            <Money fen={-fen} tone="accent" />
          </View>
          <Text className="quotes-muted">{text}</Text>
        </View>
      ))}
    </List>
  );
}

/** Faint words across the page: a picture of it still says whose quote it was. */
export function Watermark({ words }: { words: string }) {
  return (
    <View className="quotes-mark">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <Text key={key} className="quotes-mark-words">
          {words}
        </Text>
      ))}
    </View>
  );
}
