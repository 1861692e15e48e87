import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import type { RequestOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { cardPage } from '@/quotes/pages';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { parseMoney } from '@/ui/format-money';
import { List } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { Switch } from '@/ui/switch';
import { go } from '@/wx/navigate';
import './quotes.scss';

type Asked = Pick<RequestOf<'POST /quotes'>['body'], 'lines' | 'memberId' | 'manualOffFen' | 'trimTo' | 'delivery'>;
type Props = {
  /** Undefined: not asked for. */
  asked: Asked | undefined;
  /** Configured lines by their key. */
  configured: readonly { lineKey: string; name: string; configurationId: string }[];
  onClose: () => void;
  onMade: () => void;
};

const HOURS = [24, 72, 168] as const;

/** The cart as a card: how long the price holds, and of which goods the customer may change the options. */
export function NewCard({ asked, configured, onClose, onMade }: Props) {
  const [hours, setHours] = useState<number>(72);
  const [fixed, setFixed] = useState<readonly string[]>([]);
  const [deposit, setDeposit] = useState('');
  const depositFen = parseMoney(deposit);
  const key = useRef({ of: '', key: newKey() });
  const make = useAction(async () => {
    if (!asked) return;
    const free = configured.filter(({ lineKey }) => !fixed.includes(lineKey));
    const open = Object.fromEntries(
      await Promise.all(free.map(async (line) => [line.lineKey, await optionsOf(line.configurationId)] as const)),
    );
    const body = { ...asked, lockHours: hours, open, ...(depositFen ? { depositFen } : {}) };
    const of = JSON.stringify(body);
    if (key.current.of !== of) key.current = { of, key: newKey() };
    const { quoteId } = await call('POST /quotes', { body, idempotencyKey: key.current.key });
    onMade();
    go(cardPage, { quoteId });
  });
  if (!asked) return null;
  const isWrong = deposit.trim() !== '' && !depositFen;
  const footer = <Button block id="make-card" label={t('quotes.make')} disabled={isWrong} busy={make.busy} onTap={make.run} />;
  return (
    <Sheet open title={t('quotes.newTitle')} onClose={onClose} footer={footer}>
      <Text className="quotes-muted">{t('quotes.newHint')}</Text>
      <Chips>
        {HOURS.map((one) => (
          <Chip
            key={one}
            id={`lock-${one}`}
            label={t('quotes.lockDays', { days: one / 24 })}
            on={hours === one}
            onTap={() => setHours(one)}
          />
        ))}
      </Chips>
      <Field
        id="card-deposit"
        label={t('quotes.deposit')}
        value={deposit}
        placeholder={t('quotes.depositHint')}
        maxLength={10}
        type="digit"
        onChange={setDeposit}
      />
      {configured.length > 0 && <MayChange configured={configured} fixed={fixed} onChange={setFixed} />}
      <ProblemLine problem={make.problem} />
    </Sheet>
  );
}

type MayChangeProps = Pick<Props, 'configured'> & { fixed: readonly string[]; onChange: (fixed: readonly string[]) => void };

function MayChange({ configured, fixed, onChange }: MayChangeProps) {
  return (
    <List title={t('quotes.mayChange')}>
      {configured.map(({ lineKey, name }) => (
        <View key={lineKey} className="quotes-pad">
          <Text>{name}</Text>
          <Switch
            id={`open-${lineKey}`}
            label={name}
            on={!fixed.includes(lineKey)}
            onChange={(on) => onChange(on ? fixed.filter((one) => one !== lineKey) : [...fixed, lineKey])}
          />
        </View>
      ))}
    </List>
  );
}

async function optionsOf(configurationId: string): Promise<string[]> {
  const { model } = await call('GET /configurator/configurations/{configurationId}', { params: { configurationId } });
  return Object.keys(model.diagram.vars);
}
