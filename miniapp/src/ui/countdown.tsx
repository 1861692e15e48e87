import { Text } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { t } from '@/locales/t';
import { type Remaining, remaining } from '@/ui/remaining';

type Props = {
  /** Instant as the contracts write it. */
  until: string;
  onEnd?: (() => void) | undefined;
};

/** Counts down in the two units that matter: 「2天3小时」, 「12:05」. */
export function Countdown({ until, onEnd }: Props) {
  const untilMs = Date.parse(until);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const over = nowMs >= untilMs;
  useEffect(() => {
    if (over) {
      onEnd?.();
      return undefined;
    }
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [over, onEnd]);
  return <Text className="figures">{words(remaining(untilMs, nowMs))}</Text>;
}

function words({ days, hours, minutes, seconds }: Remaining): string {
  if (days > 0) return t('ui.daysHours', { days, hours });
  if (hours > 0) return t('ui.hoursMinutes', { hours, minutes });
  return `${String(minutes).padStart(2, '0')}:${String(seconds).padStart(2, '0')}`;
}
