import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { type Way, wayWord } from '@/payments/words';
import { Button } from '@/ui/button';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { parseMoney } from '@/ui/format-money';
import { List } from '@/ui/list';
import { notify } from '@/ui/notice';
import { type DayBooksData, signed } from './day-books';

/** What is typed of a count: cash from nothing, the other ways from the books; the difference of each. */
function useCount(books: DayBooksData) {
  const [float, setFloat] = useState('0.00');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Partial<Record<Way, string>>>({});
  const net = (way: Way): number => books.ways.find(({ account }) => account === way)?.netFen ?? 0;
  const textOf = (way: Way): string => typed[way] ?? (way === 'CASH' ? '' : (net(way) / 100).toFixed(2));
  const ways: Way[] = ['CASH', ...books.ways.map(({ account }) => account).filter((account) => account !== 'CASH')];
  const floatFen = parseMoney(float) ?? 0;
  const differenceOf = (way: Way): number => (parseMoney(textOf(way)) ?? 0) - net(way) - (way === 'CASH' ? floatFen : 0);
  const again = books.closes.length > 0;
  const counted = textOf('CASH').trim() !== '';
  const needsWhy = again || (counted && ways.some((way) => differenceOf(way) !== 0));
  const type = (way: Way, text: string): void => setTyped((before) => ({ ...before, [way]: text }));
  const body = {
    day: books.day,
    floatFen,
    counted: Object.fromEntries(ways.map((way) => [way, parseMoney(textOf(way)) ?? 0])),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
    ...(again ? { corrects: true } : {}),
  };
  return { float, setFloat, note, setNote, ways, textOf, type, differenceOf, again, counted, needsWhy, body };
}

type Count = ReturnType<typeof useCount>;

/** The manager's count: cash is typed, the other ways stand as the books have them and are changed where the statement differs. */
export function CloseForm({ books, onClosed }: { books: DayBooksData; onClosed: () => void }) {
  const count = useCount(books);
  const key = useRef({ said: '', name: '' });
  const close = useAction(async () => {
    const sure = { title: t('payments.closeSure', { day: books.day }), text: t('payments.closeHow'), action: t('payments.close') };
    if (!(await confirm(sure))) return;
    const said = JSON.stringify(count.body);
    if (key.current.said !== said) key.current = { said, name: newKey() };
    await call('POST /payments/day-closes', { body: count.body, idempotencyKey: key.current.name });
    notify(t('payments.closedNow'));
    onClosed();
  });
  return (
    <List title={t(count.again ? 'payments.correct' : 'payments.count')}>
      <View className="payments-form">
        <Counted count={count} />
        <ProblemLine problem={close.problem} />
        <Button
          block
          id="close-day"
          label={t(count.again ? 'payments.correctNow' : 'payments.close')}
          disabled={!count.counted || (count.needsWhy && count.note.trim() === '')}
          busy={close.busy}
          onTap={close.run}
        />
      </View>
    </List>
  );
}

function Counted({ count }: { count: Count }) {
  return (
    <>
      <Field
        id="close-float"
        type="digit"
        label={t('payments.float')}
        hint={t('payments.floatHint')}
        value={count.float}
        onChange={count.setFloat}
      />
      {count.ways.map((way) => (
        <Field
          key={way}
          id={`count-${way.toLowerCase()}`}
          type="digit"
          label={way === 'CASH' ? t('payments.countCash') : t('payments.countOther', { way: wayWord(way) })}
          value={count.textOf(way)}
          onChange={(text) => count.type(way, text)}
          hint={way === 'CASH' && !count.counted ? t('payments.countHint') : differenceHint(count.differenceOf(way))}
        />
      ))}
      <Field
        id="close-note"
        label={t('payments.why')}
        value={count.note}
        maxLength={200}
        multiline
        onChange={count.setNote}
        hint={t(count.needsWhy ? 'payments.whyNeeded' : 'payments.whyMay')}
      />
    </>
  );
}

const differenceHint = (fen: number): string => (fen === 0 ? t('payments.agrees') : t('payments.differs', { amount: signed(fen) }));
