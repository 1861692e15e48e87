import { Text } from '@tarojs/components';
import { formatMoney } from '@/ui/format-money';
import './money.scss';

type Props = {
  /** Integer fen. */
  fen: number;
  size?: 'small' | 'body' | 'title' | 'hero' | undefined;
  tone?: 'plain' | 'muted' | 'accent' | 'danger' | 'good' | undefined;
  /** The price before: struck through and muted. */
  former?: boolean | undefined;
  /** Shows + before a positive amount: changes, not prices. */
  signed?: boolean | undefined;
};

/** An amount: tabular figures, never wrapped. In a column put it in a right-aligned cell. */
export function Money({ fen, size = 'body', tone = 'plain', former = false, signed = false }: Props) {
  const className = `ui-money figures ui-money-${size} ui-money-${former ? 'muted' : tone} ${former ? 'ui-money-former' : ''}`;
  return (
    <Text className={className}>
      {signed && fen > 0 ? '+' : ''}
      {formatMoney(fen)}
    </Text>
  );
}
