import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { freeRuleId, type KitForm, type KitRule, namesOf } from '@/configurator/kit-form';
import { type KitOption, kitOptions, optionsOf, type PartModels } from '@/configurator/use-kit';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips, Tag } from '@/ui/chip';
import { Icon } from '@/ui/icon';
import { List, Row } from '@/ui/list';
import { Sheet } from '@/ui/sheet';
import { Tap } from '@/ui/tap';

type Props = { form: KitForm; models: PartModels; onChange: (more: Partial<KitForm>) => void };

/** Options that two parts have may be chosen once for all of them. */
export function KitShared({ form, models, onChange }: Props) {
  const { parts, shared, rules } = form;
  const all = parts.flatMap((part) =>
    optionsOf(models)(part).map((name) => [name, models[part.modelId ?? '']?.labels[name]?.name ?? name] as const),
  );
  const twice = [...new Map(all).entries()].filter(([name]) => all.filter(([other]) => other === name).length >= 2);
  const toggle = (name: string): void => {
    const next = shared.includes(name) ? shared.filter((one) => one !== name) : [...shared, name];
    // The option is called otherwise from now on: rules that speak of it are written anew.
    onChange({ shared: next, rules: rules.filter((rule) => !namesOf(rule).some((one) => one === name || one.endsWith(`.${name}`))) });
  };
  return (
    <List title={t('kits.shared')}>
      <View className="editor-card">
        {twice.length === 0 ? (
          <Text className="editor-muted">{t('kits.sharedNone')}</Text>
        ) : (
          <>
            <Chips>
              {twice.map(([name, word]) => (
                <Chip key={name} id={`shared-${name}`} label={word} on={shared.includes(name)} onTap={() => toggle(name)} />
              ))}
            </Chips>
            <Text className="editor-muted">{t('kits.sharedHow')}</Text>
          </>
        )}
      </View>
    </List>
  );
}

/** What does not go together across parts; rules of other forms are kept as they are. */
export function KitRules({ form, models, lost, onChange }: Props & { lost: boolean }) {
  const [adding, setAdding] = useState(false);
  const options = kitOptions(form, models);
  const { rules } = form;
  return (
    <List title={t('kits.rules')}>
      {lost && rules.length === 0 && (
        <View className="editor-card">
          <Tag tone="warn" label={t('kits.rules')} />
          <Text>{t('kits.rulesLost')}</Text>
        </View>
      )}
      {rules.map((rule) => (
        <Row
          key={rule.id}
          title={ruleWords(rule, options)}
          subtitle={rule.id}
          end={
            <Tap
              className="editor-drop"
              label={t('kits.dropRule', { id: rule.id })}
              onTap={() => onChange({ rules: rules.filter(({ id }) => id !== rule.id) })}
            >
              <Icon name="close" size={18} />
            </Tap>
          }
        />
      ))}
      <View className="editor-card">
        {rules.length === 0 && <Text className="editor-muted">{t('kits.rulesNone')}</Text>}
        {options.length >= 2 && <Button kind="plain" block id="add-kit-rule" label={t('kits.addRule')} onTap={() => setAdding(true)} />}
      </View>
      {adding && (
        <NewRule
          options={options}
          onClose={() => setAdding(false)}
          onRule={(not) => {
            onChange({ rules: [...rules, { id: freeRuleId(rules), not }] });
            setAdding(false);
          }}
        />
      )}
    </List>
  );
}

type Condition = Readonly<Record<string, readonly (string | number)[]>>;

const conditionWords = (of: Condition, options: readonly KitOption[]): string[] =>
  Object.entries(of).map(([name, values]) => {
    const option = options.find((one) => one.name === name);
    const words = values.map((value) => option?.values.find((one) => one.value === value)?.word ?? value);
    return `${option?.word ?? name} ${words.join(t('models.comma'))}`;
  });

function ruleWords(rule: KitRule, options: readonly KitOption[]): string {
  if ('table' in rule) {
    const columns = rule.table.cols.map((name) => options.find((one) => one.name === name)?.word ?? name);
    return t('kits.ruleTable', { columns: columns.join(t('models.comma')), rows: rule.table.rows.length });
  }
  const comma = t('models.comma');
  if ('not' in rule) {
    const [first = '', ...rest] = conditionWords(rule.not, options);
    return t('kits.ruleNot', { first, second: rest.join(comma) });
  }
  return t('kits.ruleIf', { first: conditionWords(rule.if, options).join(comma), second: conditionWords(rule.then, options).join(comma) });
}

type NewRuleProps = { options: readonly KitOption[]; onClose: () => void; onRule: (not: Condition) => void };
type Side = { name: string; values: readonly (string | number)[] };

function NewRule({ options, onClose, onRule }: NewRuleProps) {
  const [first, setFirst] = useState<Side>({ name: '', values: [] });
  const [second, setSecond] = useState<Side>({ name: '', values: [] });
  const ready = first.values.length > 0 && second.values.length > 0;
  const footer = (
    <Button
      block
      id="make-kit-rule"
      label={t('kits.addRule')}
      disabled={!ready}
      onTap={() => onRule({ [first.name]: first.values, [second.name]: second.values })}
    />
  );
  return (
    <Sheet open title={t('kits.addRule')} onClose={onClose} footer={footer}>
      <View className="editor-body">
        <SideFields id="first" title={t('kits.first')} options={options} other={second.name} side={first} onSide={setFirst} />
        <SideFields id="second" title={t('kits.second')} options={options} other={first.name} side={second} onSide={setSecond} />
      </View>
    </Sheet>
  );
}

type SideProps = { id: string; title: string; options: readonly KitOption[]; other: string; side: Side; onSide: (side: Side) => void };

/** `other`: the option of the other side, which is not offered here as well. */
function SideFields({ id, title, options, other, side, onSide }: SideProps) {
  const option = options.find(({ name }) => name === side.name);
  const toggle = (value: string | number): void => {
    const { values } = side;
    onSide({ ...side, values: values.includes(value) ? values.filter((one) => one !== value) : [...values, value] });
  };
  return (
    <List title={title}>
      <View className="editor-card">
        <Chips>
          {options.map(({ name, word }, i) =>
            name === other ? null : (
              <Chip key={name} id={`${id}-option-${i}`} label={word} on={name === side.name} onTap={() => onSide({ name, values: [] })} />
            ),
          )}
        </Chips>
        {option && (
          <Chips>
            {option.values.map(({ value, word }) => (
              <Chip
                key={String(value)}
                id={`${id}-value-${value}`}
                label={word}
                on={side.values.includes(value)}
                onTap={() => toggle(value)}
              />
            ))}
          </Chips>
        )}
      </View>
    </List>
  );
}
