import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { useMe } from '@/api/session';
import { useLoad } from '@/api/use-load';
import { t } from '@/locales/t';
import type { Rule } from '@/segments/rule-form';
import { useWalk } from '@/segments/use-walk';
import { conditionWords } from '@/segments/words';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { Progress } from './progress';
import { RuleSheet } from './rule-sheet';
import './segments.scss';

/** The rules of tags; head office changes them, others read what a tag means. */
export function RuleList() {
  const [edited, setEdited] = useState<Rule | 'new'>();
  const [jobId, setJobId] = useState<string>();
  const rules = useLoad(() => call('GET /segments/tag-rules', {}), []);
  const walk = useWalk(jobId, () => notify(t('segments.walked')));
  const isOwner = useMe()?.role === 'hq';
  const saved = (job: string): void => {
    setEdited(undefined);
    setJobId(job);
    rules.reload();
  };
  return (
    <View className="segments-body">
      <Progress walk={walk} />
      <Loaded of={rules}>
        {({ items }) => (
          <>
            {items.length === 0 && <EmptyState icon="people" title={t('segments.rulesEmpty')} text={t('segments.rulesEmptyHow')} />}
            {items.length > 0 && (
              <List>
                {items.map((rule) => (
                  <Row
                    key={rule.ruleId}
                    id={`rule-${rule.tag}`}
                    title={rule.tag}
                    subtitle={rule.when.map(conditionWords).join(t('segments.and'))}
                    end={rule.on ? undefined : <Tag tone="warn" label={t('segments.ruleOff')} />}
                    onTap={isOwner ? () => setEdited(rule) : undefined}
                  />
                ))}
              </List>
            )}
          </>
        )}
      </Loaded>
      {isOwner && <Button block id="new-rule" label={t('segments.ruleNew')} onTap={() => setEdited('new')} />}
      {edited && <RuleSheet rule={edited} onClose={() => setEdited(undefined)} onSaved={saved} />}
    </View>
  );
}
