import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import type { Check, Draft, Fault } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Money } from '@/ui/money';
import './editor.scss';

type Props = { modelId: string; draft: Draft; check: Check | undefined; onFault: (fault: Fault) => void };

/** 检查与测试: what the check said, three products at random, and why something cannot be chosen. */
export function TryDraft({ modelId, draft, check, onFault }: Props) {
  return (
    <View className="editor-body">
      {check && <CheckResult check={check} onFault={onFault} />}
      <Samples modelId={modelId} draft={draft} />
      <WhyNot modelId={modelId} draft={draft} />
    </View>
  );
}

function CheckResult({ check, onFault }: Pick<Props, 'onFault'> & { check: Check }) {
  const { ok, faults, notices, solutions = 0, fromFen, gzipBytes = 0 } = check;
  if (!ok)
    return (
      <List title={t('models.faults', { count: faults.length })}>
        {faults.map((fault) => (
          <Row
            key={`${fault.place}${fault.at ?? ''}${fault.text}`}
            title={fault.text}
            subtitle={fault.place}
            onTap={() => onFault(fault)}
          />
        ))}
      </List>
    );
  return (
    <View className="editor-card" id="check-ok">
      <Text>{t('models.fit')}</Text>
      <Text className="editor-muted">{t('models.figures', { count: solutions, kb: (gzipBytes / 1024).toFixed(1) })}</Text>
      {fromFen !== undefined && <Text className="editor-muted">{t('models.fromPrice', { amount: formatMoney(fromFen) })}</Text>}
      {notices.map(({ text }) => (
        <Text key={text} className="editor-muted">
          {text}
        </Text>
      ))}
    </View>
  );
}

type Samples_ = ReplyOf<'POST /configurator/drafts/{modelId}/samples'>['items'];

function Samples({ modelId, draft }: Pick<Props, 'modelId' | 'draft'>) {
  const [items, setItems] = useState<(Samples_[number] & { id: string })[]>([]);
  const ask = useAction(async () => {
    const found = await call('POST /configurator/drafts/{modelId}/samples', { params: { modelId }, body: { draft } });
    setItems(found.items.map((one, i) => ({ ...one, id: `sample-${i}` })));
  });
  return (
    <View className="editor-card">
      <Button kind="plain" block id="samples" label={t('models.samples')} busy={ask.busy} onTap={ask.run} />
      <ProblemLine problem={ask.problem} />
      {items.map(({ id, text, priceFen, bill }) => (
        <Row
          key={id}
          id={id}
          title={text}
          subtitle={bill.map(({ name, qty, unit }) => `${name} ${qty} ${unit}`).join(' · ')}
          end={priceFen === undefined ? undefined : <Money fen={priceFen} />}
        />
      ))}
    </View>
  );
}

function WhyNot({ modelId, draft }: Pick<Props, 'modelId' | 'draft'>) {
  const [chosen, setChosen] = useState('');
  const [wanted, setWanted] = useState('');
  const [answer, setAnswer] = useState<ReplyOf<'POST /configurator/drafts/{modelId}/questions'>>();
  const ask = useAction(async () => {
    const body = { draft, chosen, wanted };
    setAnswer(await call('POST /configurator/drafts/{modelId}/questions', { params: { modelId }, body }));
  });
  return (
    <View className="editor-card">
      <Text>{t('models.whyNot')}</Text>
      <Field id="why-chosen" label={t('models.chosen')} hint={t('models.chosenHint')} value={chosen} maxLength={500} onChange={setChosen} />
      <Field id="why-wanted" label={t('models.wanted')} value={wanted} maxLength={200} onChange={setWanted} />
      <Button kind="plain" block id="why" label={t('models.ask')} disabled={wanted.trim() === ''} busy={ask.busy} onTap={ask.run} />
      <ProblemLine problem={ask.problem} />
      {answer && (
        <Text className="editor-muted" id="why-answer">
          {answer.possible
            ? t('models.possible')
            : t('models.because', { choices: answer.conflicts.join(t('models.or')), rules: answer.rules.join(' ') })}
        </Text>
      )}
    </View>
  );
}
