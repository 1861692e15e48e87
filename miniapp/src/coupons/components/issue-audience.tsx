import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { type Action, useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatCount } from '@/ui/format-count';
import type { Template } from './template-list';

const levels = [
  ['basic', 'members.levelBasic'],
  ['silver', 'members.levelSilver'],
  ['gold', 'members.levelGold'],
  ['diamond', 'members.levelDiamond'],
] as const;
type Level = (typeof levels)[number][0];
type Audience = { kind: 'tag'; tag: string } | { kind: 'level'; level: Level };
type Counted = { audience: Audience; count: number; left: number };

/** To everybody with a tag or of a level: first how many that is and whether there are enough, then the issue itself. */
export function IssueAudience({ template, onIssued }: { template: Template; onIssued: () => void }) {
  const [tag, setTag] = useState('');
  const [level, setLevel] = useState<Level>();
  const { count, issue, counted, forget } = useIssue(template, onIssued);
  const audience = audienceOf(tag.trim(), level);
  const choose = (one: Level | undefined, words = ''): void => {
    setLevel(one);
    setTag(words);
    forget();
  };
  return (
    <View className="coupons-section">
      <Text className="coupons-title">{t('coupons.toMany')}</Text>
      <Field
        id="audience-tag"
        label={t('coupons.tag')}
        hint={t('coupons.tagHint')}
        value={tag}
        maxLength={20}
        onChange={(text) => choose(undefined, text)}
      />
      <Chips>
        {levels.map(([one, word]) => (
          <Chip key={one} id={`audience-${one}`} label={t(word)} on={level === one} onTap={() => choose(one === level ? undefined : one)} />
        ))}
      </Chips>
      <ProblemLine problem={count.problem ?? issue.problem} />
      {counted ? (
        <Issue counted={counted} issue={issue} />
      ) : (
        <Button
          id="count-audience"
          kind="plain"
          label={t('coupons.count')}
          disabled={!audience}
          busy={count.busy}
          onTap={() => audience && count.run(audience)}
        />
      )}
    </View>
  );
}

function audienceOf(tag: string, level: Level | undefined): Audience | undefined {
  if (level !== undefined) return { kind: 'level', level };
  return tag === '' ? undefined : { kind: 'tag', tag };
}

function Issue({ counted, issue }: { counted: Counted; issue: Action<[Counted]> }) {
  const { count, left } = counted;
  return (
    <>
      <Text>{t('coupons.audienceIs', { count: formatCount(count), left: formatCount(left) })}</Text>
      {count > left && <Text className="coupons-missing">{t('coupons.audienceShort')}</Text>}
      <Button
        id="issue-audience"
        label={t('coupons.issueNow')}
        disabled={count === 0 || left === 0}
        busy={issue.busy}
        onTap={() => issue.run(counted)}
      />
    </>
  );
}

function useIssue({ templateId, name }: Template, onIssued: () => void) {
  const [counted, setCounted] = useState<Counted>();
  const count = useAction(async (of: Audience) => {
    const query = of.kind === 'tag' ? { tag: of.tag } : { level: of.level };
    setCounted({ audience: of, ...(await call('GET /coupons/templates/{templateId}/audience', { params: { templateId }, query })) });
  });
  const issue = useAction(async ({ audience: to, count: expectedCount, left }: Counted) => {
    const title = t('coupons.issueTitle', { name, count: formatCount(Math.min(expectedCount, left)) });
    if (!(await confirm({ title, action: t('coupons.issueNow') }))) return;
    const asked = { params: { templateId }, body: { audience: to, expectedCount }, idempotencyKey: newKey() };
    await call('POST /coupons/templates/{templateId}/audience-issues', asked);
    setCounted(undefined);
    onIssued();
  });
  return { count, issue, counted, forget: () => setCounted(undefined) };
}
