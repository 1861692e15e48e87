import { View } from '@tarojs/components';
import { useState } from 'react';
import { freshKey } from '@/leads/pipeline-draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { Field } from '@/ui/field';
import { List } from '@/ui/list';

type Named = { key: string; name: string; effective?: boolean };
type Props<T extends Named> = {
  title: string;
  items: readonly T[];
  fresh: (named: { key: string; name: string }) => T;
  onChange: (items: T[]) => void;
};

/** Results or reasons: those in use stay, since leads carry them; further ones are added. */
export function NamedList<T extends Named>({ title, items, fresh, onChange }: Props<T>) {
  const [name, setName] = useState('');
  const words = name.trim();
  const add = (): void => {
    onChange([...items, fresh({ key: freshKey(items.map(({ key }) => key)), name: words })]);
    setName('');
  };
  return (
    <List title={title}>
      <View className="leads-form">
        <View className="leads-parts">
          {items.map((one) => (
            <Tag key={one.key} label={one.name} tone={one.effective === false ? 'warn' : 'plain'} />
          ))}
        </View>
        <Field
          label={t('pipelines.addName')}
          value={name}
          maxLength={12}
          onChange={setName}
          suffix={<Button small kind="plain" label={t('pipelines.add')} disabled={words === ''} onTap={add} />}
        />
      </View>
    </List>
  );
}
