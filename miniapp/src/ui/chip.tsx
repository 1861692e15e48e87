import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Tap } from '@/ui/tap';
import './chip.scss';

type ChipProps = {
  label: string;
  on: boolean;
  onTap: () => void;
  count?: number | undefined;
  /** Not choosable now; the page says why beside it. */
  disabled?: boolean | undefined;
  id?: string | undefined;
};

/** A choice among several, on or off. */
export function Chip({ label, on, onTap, count, disabled, id }: ChipProps) {
  return (
    <Tap className={`ui-chip ${on ? 'ui-chip-on' : ''}`} onTap={onTap} disabled={disabled} id={id}>
      <Text>{label}</Text>
      {count !== undefined && <Text className="ui-chip-count figures">{count}</Text>}
    </Tap>
  );
}

/** Chips that wrap, with room between the targets. */
export const Chips = ({ children }: { children: ReactNode }) => <View className="ui-chips">{children}</View>;

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'danger';

/** A state in words; the colour only repeats what the word says. */
export const Tag = ({ label, tone = 'plain' }: { label: string; tone?: Tone | undefined }) => (
  <Text className={`ui-tag ui-tag-${tone}`}>{label}</Text>
);
