import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import './states.scss';

type Problem = { code: string; message: string; requestId?: string | undefined };

/** A page that could not be shown: what happened, and the way out. A page asks wrongly only when its address was cut off. */
export function ErrorState({ problem, onRetry }: { problem: Problem; onRetry?: (() => unknown) | undefined }) {
  return (
    <View className="ui-state">
      <View className="ui-state-icon">
        <Icon name={problem.code === 'OFFLINE' ? 'offline' : 'alert'} size={28} />
      </View>
      <Text className="ui-state-title">{problem.code === 'BAD_REQUEST' ? t('ui.brokenLink') : problem.message}</Text>
      {problem.requestId !== undefined && <Text className="ui-state-text">{t('ui.requestId', { id: problem.requestId })}</Text>}
      {onRetry && <Button id="retry" kind="plain" label={t('ui.retry')} onTap={onRetry} />}
    </View>
  );
}

/** A problem beside the form it belongs to; what was typed stays. */
export function ProblemLine({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null;
  return (
    <View className="ui-problem">
      <Icon name="alert" size={18} />
      <Text className="ui-problem-text">{problem.message}</Text>
    </View>
  );
}
