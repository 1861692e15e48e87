import { Text, View } from '@tarojs/components';
import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';
import './states.scss';

type Props = {
  icon?: IconName | undefined;
  /** Why there is nothing. */
  title: string;
  text?: string | undefined;
  /** The one thing to do about it. */
  action?: { label: string; onTap: () => unknown } | undefined;
};

export function EmptyState({ icon = 'box', title, text, action }: Props) {
  return (
    <View className="ui-state">
      <View className="ui-state-icon">
        <Icon name={icon} size={28} />
      </View>
      <Text className="ui-state-title">{title}</Text>
      {text !== undefined && <Text className="ui-state-text">{text}</Text>}
      {action && <Button kind="plain" label={action.label} onTap={action.onTap} />}
    </View>
  );
}
