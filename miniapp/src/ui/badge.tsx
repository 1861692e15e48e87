import { Text } from '@tarojs/components';
import './badge.scss';

/** How many wait for the person; nothing for none, 99+ beyond. */
export function Badge({ count }: { count: number }) {
  if (count <= 0) return null;
  return <Text className="ui-badge figures">{count > 99 ? '99+' : count}</Text>;
}
