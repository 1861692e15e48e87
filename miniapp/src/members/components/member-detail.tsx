import { View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { accountPage, pointsPage } from '@/members/pages';
import { becauseWords, happenedWord, levelWord } from '@/members/words';
import { Button } from '@/ui/button';
import { Chip, Chips, Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { formatMoney } from '@/ui/format-money';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { notify } from '@/ui/notice';
import { PhoneMasked } from '@/ui/phone-masked';
import { Sheet } from '@/ui/sheet';
import { StatTile, StatTiles } from '@/ui/stat-tile';
import { Timeline } from '@/ui/timeline';
import { go } from '@/wx/navigate';
import { Push, type What } from './push';
import './members.scss';

/** One member as the guide needs them at the counter: worth, points, coupons, tags, and what happened, newest first. */
export function MemberDetail({ memberId, push }: { memberId: string; push?: What | undefined }) {
  const loaded = useLoad(() => call('GET /members/{memberId}', { params: { memberId } }), [memberId]);
  return (
    <Loaded of={loaded}>
      {({ member }) => (
        <View className="members-body">
          <Head member={member} />
          <StatTiles>
            <StatTile label={t('members.spent')} fen={member.spentFen} note={t('members.slips', { count: member.slipCount })} />
            <StatTile label={t('members.points')} value={member.pointsAvailable} />
          </StatTiles>
          <List>
            <Row
              id="member-points"
              title={t('members.pointsLedger')}
              subtitle={t('members.pointsLedgerHint')}
              onTap={() => go(pointsPage, { memberId })}
            />
            <Row
              id="member-account"
              title={t('members.account')}
              subtitle={t('members.accountHint')}
              onTap={() => go(accountPage, { memberId })}
            />
          </List>
          <Push memberId={memberId} first={push} />
          <Coupons memberId={memberId} />
          <Tags memberId={memberId} tags={member.tags} onChanged={loaded.reload} />
          <AutoTags tags={member.autoTags} />
          <History memberId={memberId} />
        </View>
      )}
    </Loaded>
  );
}

type Member = ReplyOf<'GET /members/{memberId}'>['member'];

/** The whole number is shown on request only, which is written down. */
function Head({ member }: { member: Member }) {
  const { memberId, guide } = member;
  const [mobile, setMobile] = useState<string>();
  const reveal = useAction(async () => {
    const body = { reason: 'callCustomer' } as const;
    setMobile((await call('POST /members/{memberId}/mobile-reveal', { params: { memberId }, body })).mobile);
  });
  return (
    <>
      <List>
        <Row
          title={member.name ?? t('members.nameless')}
          subtitle={<PhoneMasked masked={mobile ?? member.mobileMasked} onReveal={mobile === undefined ? () => reveal.run() : undefined} />}
          end={<Tag tone="accent" label={levelWord(member.level)} />}
        />
        {guide && <Row title={t('members.guide', { name: guide.name })} subtitle={guide.storeName} />}
      </List>
      <ProblemLine problem={reveal.problem} />
    </>
  );
}

function History({ memberId }: { memberId: string }) {
  const events = useLoad(() => call('GET /members/{memberId}/timeline', { params: { memberId }, query: {} }), [memberId]);
  return (
    <List title={t('members.timeline')}>
      <View className="members-pad">
        <Loaded of={events}>
          {({ items }) =>
            items.length === 0 ? (
              <View className="members-muted">{t('members.timelineEmpty')}</View>
            ) : (
              <Timeline items={items.map(entryOf)} />
            )
          }
        </Loaded>
      </View>
    </List>
  );
}

function entryOf({ entryId, at, type, name, goods, amountFen }: ReplyOf<'GET /members/{memberId}/timeline'>['items'][number]) {
  const text = [name, goods?.join(t('members.goodsComma')), amountFen !== undefined && formatMoney(amountFen)].filter(Boolean).join(' · ');
  return { id: entryId, when: moment(at), title: happenedWord(type), ...(text === '' ? {} : { text }) };
}

/** What the member holds, and giving one more: the templates this store may issue by hand. */
function Coupons({ memberId }: { memberId: string }) {
  const [open, setOpen] = useState(false);
  const held = useLoad(() => call('GET /coupons/members/{memberId}', { params: { memberId } }), [memberId]);
  const templates = useLoad(async () => (open ? call('GET /coupons/templates', { query: {} }) : { items: [] }), [open]);
  const issue = useAction(async (templateId: string) => {
    const coupon = await call('POST /coupons/templates/{templateId}/issues', { params: { templateId }, body: { memberId } });
    notify(t('members.couponGiven', { name: coupon.name }));
    setOpen(false);
    held.reload();
  });
  return (
    <List
      title={t('members.coupons')}
      aside={<Button small kind="quiet" id="give-coupon" label={t('members.giveCoupon')} onTap={() => setOpen(true)} />}
    >
      {(held.data?.items ?? []).map((coupon) => (
        <Row key={coupon.couponId} title={coupon.name} subtitle={coupon.text} />
      ))}
      {held.data?.items.length === 0 && <Row title={t('members.couponsNone')} />}
      <Sheet open={open} title={t('members.giveCoupon')} onClose={() => setOpen(false)}>
        <ProblemLine problem={issue.problem} />
        <Loaded of={templates}>
          {({ items }) => <Templates items={items.filter(isForHand)} onGive={(templateId) => void issue.run(templateId)} />}
        </Loaded>
      </Sheet>
    </List>
  );
}

type Template = ReplyOf<'GET /coupons/templates'>['items'][number];

const isForHand = ({ state, issueOn }: Template): boolean => state === 'OPEN' && issueOn.kind === 'hand';

function Templates({ items, onGive }: { items: readonly Template[]; onGive: (templateId: string) => void }) {
  if (items.length === 0) return <EmptyState icon="coupon" title={t('members.templatesEmpty')} text={t('members.templatesEmptyHow')} />;
  return (
    <List>
      {items.map(({ templateId, name, text }) => (
        <Row key={templateId} id={`template-${templateId}`} title={name} subtitle={text} onTap={() => onGive(templateId)} />
      ))}
    </List>
  );
}

/** Given by rules, each with its reason; they go by themselves. */
function AutoTags({ tags }: { tags: Member['autoTags'] }) {
  if (tags.length === 0) return null;
  return (
    <List title={t('members.autoTags')}>
      {tags.map(({ tag, because }) => (
        <Row key={tag} title={<Tag tone="accent" label={tag} />} subtitle={because.map(becauseWords).join(t('members.goodsComma'))} />
      ))}
    </List>
  );
}

function Tags({ memberId, tags, onChanged }: { memberId: string; tags: readonly string[]; onChanged: () => void }) {
  const [text, setText] = useState('');
  const change = useAction(async (add: string[], remove: string[]) => {
    await call('POST /members/{memberId}/tags', { params: { memberId }, body: { add, remove } });
    setText('');
    onChanged();
  });
  const typed = text.trim();
  return (
    <List title={t('members.tags')}>
      <View className="members-pad">
        {tags.length > 0 && (
          <Chips>
            {tags.map((tag) => (
              <Chip key={tag} on label={`${tag} ×`} onTap={() => void change.run([], [tag])} />
            ))}
          </Chips>
        )}
        <Field
          label={t('members.tagAdd')}
          value={text}
          maxLength={20}
          onChange={setText}
          onDone={() => typed !== '' && void change.run([typed], [])}
        />
        <ProblemLine problem={change.problem} />
      </View>
    </List>
  );
}
