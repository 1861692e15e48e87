import { Input, View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import './input.scss';
import './search-box.scss';

type Props = {
  placeholder: string;
  /** Hears the words after the person pauses, and at once on Enter or when cleared. */
  onSearch: (words: string) => void;
  initial?: string | undefined;
  pauseMs?: number | undefined;
  /** Shows a scan button at the right, under the thumb. */
  onScan?: (() => void) | undefined;
  focus?: boolean | undefined;
  id?: string | undefined;
};

export function SearchBox({ placeholder, onSearch, initial = '', pauseMs = 250, onScan, focus = false, id }: Props) {
  const [words, setWords] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string, delayMs: number): void => {
    setWords(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(text.trim()), delayMs);
  };
  return (
    <View className="ui-search">
      <Icon name="search" size={20} />
      <Input
        {...(id === undefined ? {} : { id })}
        className="ui-input"
        placeholderClass="ui-placeholder"
        value={words}
        placeholder={placeholder}
        focus={focus}
        confirmType="search"
        onInput={(event) => search(event.detail.value, pauseMs)}
        onConfirm={(event) => search(event.detail.value, 0)}
      />
      {words !== '' && (
        <Tap className="ui-search-end" label={t('ui.clear')} onTap={() => search('', 0)}>
          <Icon name="close" size={18} />
        </Tap>
      )}
      {onScan && (
        <Tap className="ui-search-end ui-search-scan" label={t('ui.scan')} onTap={onScan}>
          <Icon name="scan" />
        </Tap>
      )}
    </View>
  );
}
