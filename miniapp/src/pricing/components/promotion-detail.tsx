import { Text, View } from '@tarojs/components';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useMe } from '@/api/session';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { type TextKey, t } from '@/locales/t';
import { promotionFormPage } from '@/pricing/pages';
import type { Promotion } from '@/pricing/promotion-form';
import { sayGives, sayGoods, sayPeriod } from '@/pricing/say';
import { Button } from '@/ui/button';
import { Tag, type Tone } from '@/ui/chip';
import { confirm } from '@/ui/confirm';
import { ProblemLine } from '@/ui/error-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { go } from '@/wx/navigate';
import { PromotionEffect } from './promotion-effect';
import type { Chosen } from './promotion-list';
import './pricing.scss';

type Props = Chosen & { onGone: () => void };

/** One promotion in words, what it did, and what can be done with it. */
export function PromotionDetail({ promotionId, draft, onGone }: Props) {
  return draft ? <DraftDetail promotionId={promotionId} onGone={onGone} /> : <Published promotionId={promotionId} onGone={onGone} />;
}

const states = {
  RUNNING: ['pricing.stateRunning', 'good'],
  SCHEDULED: ['pricing.stateScheduled', 'accent'],
  OVER: ['pricing.stateOver', 'plain'],
  DRAFT: ['pricing.stateDraft', 'warn'],
} as const satisfies Record<string, readonly [TextKey, Tone]>;

type One = Omit<Props, 'draft'>;

function Published({ promotionId, onGone }: One) {
  const isHq = useMe()?.role === 'hq';
  const loaded = useLoad(() => call('GET /pricing/promotions/{promotionId}', { params: { promotionId } }), [promotionId]);
  return (
    <Loaded of={loaded}>
      {(one) => (
        <View className="pricing-body">
          <Described {...one} state={one.state} />
          {(one.reach === 'group') === isHq ? (
            <Actions {...one} onGone={onGone} />
          ) : (
            <View className="pricing-muted">{t('pricing.dealerOnly')}</View>
          )}
          {(one.reach === 'group') === isHq && <PromotionEffect promotionId={promotionId} />}
        </View>
      )}
    </Loaded>
  );
}

type Shown = ReplyOf<'GET /pricing/promotions/{promotionId}'>;

function DraftDetail({ promotionId, onGone }: One) {
  const loaded = useLoad(() => call('GET /pricing/drafts/{promotionId}', { params: { promotionId } }), [promotionId]);
  const drop = useAction(async (name: string) => {
    const sure = await confirm({ title: t('pricing.dropTitle', { name }), action: t('pricing.drop'), danger: true });
    if (!sure) return;
    await call('DELETE /pricing/drafts/{promotionId}', { params: { promotionId } });
    notify(t('pricing.dropped'));
    onGone();
  });
  return (
    <Loaded of={loaded}>
      {(one) => (
        <View className="pricing-body">
          <Described {...one} state="DRAFT" />
          <ProblemLine problem={drop.problem} />
          <View className="pricing-actions">
            <Button id="edit-promotion" label={t('pricing.edit')} onTap={() => go(promotionFormPage, { draftId: promotionId })} />
            <Button id="drop-draft" kind="danger" label={t('pricing.drop')} busy={drop.busy} onTap={() => drop.run(one.name)} />
          </View>
        </View>
      )}
    </Loaded>
  );
}

type DescribedProps = {
  name: string;
  promotion: Promotion;
  goodsNames?: Record<string, string> | undefined;
  fundedBy?: 'hq' | 'dealer' | undefined;
  state: keyof typeof states;
};

function Described({ name, promotion, goodsNames, fundedBy = 'hq', state }: DescribedProps) {
  const [word, tone] = states[state];
  const goods = sayGoods(promotion, goodsNames);
  return (
    <List>
      <Row title={<Text className="pricing-headline">{name}</Text>} end={<Tag label={t(word)} tone={tone} />} />
      <Row title={sayGives(promotion, goodsNames)} {...(goods === '' ? {} : { subtitle: goods })} />
      <Row title={sayPeriod(promotion)} {...hoursOf(promotion)} />
      <Row title={t(fundedBy === 'hq' ? 'pricing.byHq' : 'pricing.byDealer')} subtitle={togetherWords(promotion)} />
    </List>
  );
}

const weekdays = [
  'pricing.week1',
  'pricing.week2',
  'pricing.week3',
  'pricing.week4',
  'pricing.week5',
  'pricing.week6',
  'pricing.week7',
] as const;
export const weekdayWord = (day: number): string => t(weekdays[day - 1] ?? 'pricing.week1');

function hoursOf({ weekly }: Promotion): { subtitle?: string } {
  const [window] = weekly ?? [];
  if (!window) return {};
  return { subtitle: `${window.days.map(weekdayWord).join(t('pricing.comma'))} ${window.from}–${window.to}` };
}

function togetherWords({ exclusive, group, refund }: Promotion): string {
  const together = exclusive
    ? t('pricing.togetherAlone')
    : group === undefined
      ? t('pricing.togetherAll')
      : t('pricing.togetherGroupNamed', { group });
  return [together, `${t('pricing.refund')}${t(refund === 'REPRICE' ? 'pricing.refundReprice' : 'pricing.refundProrata')}`].join(' · ');
}

function Actions({ promotionId, name, state, onGone }: Shown & { onGone: () => void }) {
  const end = useAction(async () => {
    const asked = { title: t('pricing.endTitle', { name }), text: t('pricing.endText'), action: t('pricing.end'), danger: true };
    if (!(await confirm(asked))) return;
    await call('POST /pricing/promotions/{promotionId}/end', { params: { promotionId }, body: {} });
    notify(t('pricing.ended', { name }));
    onGone();
  });
  return (
    <>
      <ProblemLine problem={end.problem} />
      <View className="pricing-actions">
        {state !== 'OVER' && <Button id="edit-promotion" label={t('pricing.edit')} onTap={() => go(promotionFormPage, { promotionId })} />}
        <Button id="copy-promotion" kind="plain" label={t('pricing.copy')} onTap={() => go(promotionFormPage, { like: promotionId })} />
        {state !== 'OVER' && <Button id="end-promotion" kind="danger" label={t('pricing.end')} busy={end.busy} onTap={end.run} />}
      </View>
    </>
  );
}
