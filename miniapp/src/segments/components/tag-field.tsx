import { View } from '@tarojs/components';
import { useState } from 'react';
import { t } from '@/locales/t';
import { Chip, Chips } from '@/ui/chip';
import { Field } from '@/ui/field';

type Props = { id: string; label: string; tags: readonly string[]; known: readonly string[]; onChange: (tags: string[]) => void };

/** Tags one by one: tapped where rules give them, typed where they were given by hand. */
export function TagField({ id, label, tags, known, onChange }: Props) {
  const [text, setText] = useState('');
  const typed = text.trim();
  const add = (): void => {
    if (typed !== '' && !tags.includes(typed) && tags.length < 10) onChange([...tags, typed]);
    setText('');
  };
  const toggle = (tag: string): void => onChange(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag].slice(0, 10));
  const shown = [...new Set([...tags, ...known])];
  return (
    <View className="segments-field">
      <Field id={id} label={label} placeholder={t('segments.tagType')} value={text} maxLength={20} onChange={setText} onDone={add} />
      {shown.length > 0 && (
        <Chips>
          {shown.map((tag) => (
            <Chip key={tag} id={`${id}-${tag}`} on={tags.includes(tag)} label={tag} onTap={() => toggle(tag)} />
          ))}
        </Chips>
      )}
    </View>
  );
}
