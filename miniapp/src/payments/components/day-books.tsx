import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReplyOf } from '@/api/routes';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { todoPage } from '@/payments/pages';
import { wayWord } from '@/payments/words';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import { go } from '@/wx/navigate';

export type DayBooksData = ReplyOf<'GET /payments/day'>;

/** On a phone one under the other; on a wide window the books at the left, the count (`children`) and its history at the right. */
export function DayBooks({ books, children }: { books: DayBooksData; children: ReactNode }) {
  return (
    <View className="payments-columns">
      <View className="payments-column">
        <Expected ways={books.ways} />
        <Explained books={books} />
      </View>
      <View className="payments-column">
        <Closes closes={books.closes} />
        {children}
      </View>
    </View>
  );
}

function Expected({ ways }: Pick<DayBooksData, 'ways'>) {
  if (ways.length === 0) return <EmptyState icon="slip" title={t('payments.dayEmpty')} text={t('payments.dayEmptyHow')} />;
  return (
    <List title={t('payments.expected')}>
      {ways.map(({ account, inFen, outFen, netFen, times }) => (
        <Row
          key={account}
          id={`way-${account.toLowerCase()}`}
          title={wayWord(account)}
          subtitle={
            outFen > 0
              ? t('payments.inAndOut', { in: formatMoney(inFen), out: formatMoney(outFen) })
              : t('payments.times', { count: times })
          }
          end={<Money fen={netFen} />}
        />
      ))}
    </List>
  );
}

/** What a difference usually comes from. */
function Explained({ books }: { books: DayBooksData }) {
  const { lateRefunds, afterClose, openRefunds } = books;
  if (lateRefunds.length + afterClose.length + openRefunds === 0) return null;
  return (
    <List title={t('payments.explained')}>
      {openRefunds > 0 && (
        <Row title={t('payments.openRefunds', { count: openRefunds })} subtitle={t('payments.openRefundsHow')} onTap={() => go(todoPage)} />
      )}
      {lateRefunds.map((one) => (
        <Row
          key={one.entryId}
          title={t('payments.lateRefund')}
          subtitle={moment(one.at)}
          end={<Money fen={one.amountFen} tone="danger" />}
        />
      ))}
      {afterClose.map((one) => (
        <Row key={one.entryId} title={t('payments.afterClose')} subtitle={moment(one.at)} end={<Money fen={one.amountFen} />} />
      ))}
    </List>
  );
}

/** Every close that was made; the last one counts. */
function Closes({ closes }: Pick<DayBooksData, 'closes'>) {
  if (closes.length === 0) return null;
  return (
    <List title={t('payments.closes')}>
      {[...closes].reverse().map((close) => {
        const off = close.differences.filter(({ differenceFen }) => differenceFen !== 0);
        return (
          <Row
            key={close.seq}
            id={`close-${close.seq}`}
            title={close.seq === 1 ? t('payments.closed') : t('payments.corrected', { no: close.seq - 1 })}
            subtitle={[moment(close.closedAt), close.note].filter(Boolean).join(' · ')}
            end={
              off.length === 0 ? (
                <Tag tone="good" label={t('payments.agrees')} />
              ) : (
                <View className="payments-differences">
                  {off.map(({ account, differenceFen }) => (
                    <Tag key={account} tone="danger" label={`${wayWord(account)} ${signed(differenceFen)}`} />
                  ))}
                </View>
              )
            }
          />
        );
      })}
    </List>
  );
}

export const signed = (fen: number): string => `${fen > 0 ? '+' : '−'}${formatMoney(Math.abs(fen))}`;
