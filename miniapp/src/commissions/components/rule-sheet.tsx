import { ruleInWords } from '@functions/commissions/domain/rule-in-words.ts';
import { Text, View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { type AskedRule, type GoodsKind, type RuleForm, ruleOf } from '@/commissions/rule-form';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { DateField } from '@/ui/date-field';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { SearchBox } from '@/ui/search-box';
import { Sheet } from '@/ui/sheet';
import './rule-sheet.scss';

type NameOf = (kind: string, code: string) => string;
type Props = {
  initial: RuleForm;
  /** It is in the book already. */
  known: boolean;
  nameOf: NameOf;
  onSave: (rule: AskedRule) => void;
  onDrop: () => void;
  onClose: () => void;
};
type Part = { form: RuleForm; set: (more: Partial<RuleForm>) => void };

/** One rule: for which goods, for whom, how much, when; said back in the words that guides will read. */
export function RuleSheet({ initial, known, nameOf, onSave, onDrop, onClose }: Props) {
  const [form, setForm] = useState(initial);
  const set = (more: Partial<RuleForm>): void => setForm((before) => ({ ...before, ...more }));
  const rule = ruleOf(form);
  const isRule = typeof rule !== 'string';
  const foot = (
    <View className="commissions-foot">
      <Text className={isRule ? 'commissions-words' : 'commissions-missing'}>
        {isRule ? ruleInWords({ ...rule, version: 0 }, nameOf) : t(`commissions.missing_${rule}`)}
      </Text>
      <Button block id="save-rule" label={t('commissions.saveRule')} disabled={!isRule} onTap={() => isRule && onSave(rule)} />
      {known && <Button block kind="quiet" id="drop-rule" label={t('commissions.dropRule')} onTap={onDrop} />}
    </View>
  );
  return (
    <Sheet open title={t('commissions.ruleNumber', { id: form.id })} onClose={onClose} footer={foot}>
      <Goods form={form} set={set} nameOf={nameOf} />
      <Who form={form} set={set} />
      <Pay form={form} set={set} />
      <When form={form} set={set} />
    </Sheet>
  );
}

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <List title={title}>
    <View className="commissions-part">{children}</View>
  </List>
);

const kinds: readonly GoodsKind[] = ['all', 'brand', 'category', 'series', 'sku'];

function Goods({ form, set, nameOf }: Part & { nameOf: NameOf }) {
  return (
    <Section title={t('commissions.forGoods')}>
      <Chips>
        {kinds.map((kind) => (
          <Chip
            key={kind}
            id={`goods-${kind}`}
            label={t(`commissions.goods_${kind}`)}
            on={form.goods === kind}
            onTap={() => set({ goods: kind, of: '' })}
          />
        ))}
      </Chips>
      {form.goods !== 'all' && form.goods !== 'sku' && (
        <Field
          id="goods-name"
          label={t(`commissions.goods_${form.goods}`)}
          hint={t('commissions.goodsHint')}
          maxLength={60}
          value={form.of}
          onChange={(of) => set({ of })}
        />
      )}
      {form.goods === 'sku' && <Article of={form.of} nameOf={nameOf} onChosen={(of) => set({ of })} />}
    </Section>
  );
}

/** The article by name or code; once chosen it stands there until another is looked for. */
function Article({ of, nameOf, onChosen }: { of: string; nameOf: NameOf; onChosen: (skuId: string) => void }) {
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState('');
  const found = useLoad(async () => (q.trim() === '' ? { items: [] } : call('GET /catalogue/skus', { query: { q: q.trim() } })), [q]);
  if (of !== '') return <Row title={chosen || nameOf('sku', of)} subtitle={t('commissions.otherArticle')} onTap={() => onChosen('')} />;
  return (
    <>
      <SearchBox id="article-search" placeholder={t('commissions.articleHint')} onSearch={setQ} />
      {(found.data?.items ?? []).slice(0, 8).map(({ skuId, name, spec, code }) => (
        <Row
          key={skuId}
          id={`article-${code}`}
          title={name}
          subtitle={[spec, code].join(' · ')}
          onTap={() => {
            setChosen([name, spec].filter(Boolean).join(' '));
            onChosen(skuId);
          }}
        />
      ))}
    </>
  );
}

function Who({ form, set }: Part) {
  const roles = ['', 'guide', 'manager'] as const;
  return (
    <Section title={t('commissions.forWhom')}>
      <Chips>
        {roles.map((role) => (
          <Chip
            key={role}
            label={t(role === '' ? 'commissions.role_all' : `commissions.role_${role}`)}
            on={form.role === role}
            onTap={() => set({ role })}
          />
        ))}
      </Chips>
    </Section>
  );
}

function Pay({ form, set }: Part) {
  const bases = ['NET', 'MARGIN', 'QTY'] as const;
  const unit = t(form.base === 'QTY' ? 'commissions.yuanUnit' : 'commissions.percentUnit');
  return (
    <Section title={t('commissions.howMuch')}>
      <Chips>
        {bases.map((base) => (
          <Chip key={base} id={`base-${base}`} label={t(`commissions.base_${base}`)} on={form.base === base} onTap={() => set({ base })} />
        ))}
      </Chips>
      <Field
        id="rule-amount"
        type="digit"
        label={t(`commissions.base_${form.base}`)}
        suffix={unit}
        value={form.amount}
        onChange={(amount) => set({ amount })}
      />
      <View className="commissions-pair">
        <Field
          id="deep-below"
          type="digit"
          label={t('commissions.deepBelow')}
          suffix={t('commissions.percentUnit')}
          value={form.deepBelow}
          onChange={(deepBelow) => set({ deepBelow })}
        />
        <Field
          id="deep-factor"
          type="digit"
          label={t('commissions.deepFactor')}
          suffix={t('commissions.percentUnit')}
          value={form.deepFactor}
          onChange={(deepFactor) => set({ deepFactor })}
        />
      </View>
    </Section>
  );
}

function When({ form, set }: Part) {
  const dated = form.fromDay !== '' || form.toDay !== '';
  return (
    <Section title={t('commissions.when')}>
      <View className="commissions-pair">
        <DateField id="rule-from" label={t('commissions.fromDay')} value={form.fromDay} onChange={(fromDay) => set({ fromDay })} />
        <DateField id="rule-to" label={t('commissions.toDay')} value={form.toDay} onChange={(toDay) => set({ toDay })} />
      </View>
      {dated && <Button small kind="quiet" label={t('commissions.noDays')} onTap={() => set({ fromDay: '', toDay: '' })} />}
      <Field
        id="rule-priority"
        type="number"
        label={t('commissions.priority')}
        hint={t('commissions.priorityHint')}
        maxLength={3}
        value={form.priority}
        onChange={(priority) => set({ priority })}
      />
    </Section>
  );
}
