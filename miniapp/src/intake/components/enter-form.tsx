import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { call } from '@/api/call';
import { newKey } from '@/api/idempotency-key';
import { PRIVACY_VERSION } from '@/api/privacy-version';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { startPage } from '@/intake/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Chip, Chips } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Switch } from '@/ui/switch';
import { restart } from '@/wx/navigate';
import './intake.scss';

type Link = ReplyOf<'GET /intake/links/{linkId}'>;
type Wish = Link['wants'][number];
type Draft = { name: string; mobile: string; storeId?: string; agreed: boolean } & Partial<Record<Wish, string>>;
type Sent = { storeName: string; guideName?: string | undefined };

/** What a guide's code or a campaign's link leads to; also for someone who is nobody here yet. */
export function EnterForm({ linkId }: { linkId: string }) {
  const link = useLoad(() => call('GET /intake/links/{linkId}', { params: { linkId } }), [linkId]);
  const [sent, setSent] = useState<Sent>();
  if (sent) return <Thanks sent={sent} />;
  return (
    <Loaded of={link}>
      {(seen) =>
        seen.open ? (
          <Fields link={seen} onSent={setSent} onStale={link.reload} />
        ) : (
          <EmptyState icon="clock" title={t('intake.linkOver')} text={t('intake.linkOverHow')} />
        )
      }
    </Loaded>
  );
}

function Thanks({ sent: { storeName, guideName } }: { sent: Sent }) {
  const text =
    guideName === undefined
      ? t('intake.thanksStore', { store: storeName })
      : t('intake.thanksGuide', { store: storeName, name: guideName });
  return (
    <EmptyState
      icon="check"
      title={t('intake.thanks')}
      text={text}
      action={{ label: t('intake.toStart'), onTap: () => restart(startPage) }}
    />
  );
}

type FieldsProps = { link: Link; onSent: (sent: Sent) => void; onStale: () => void };

function Fields({ link, onSent, onStale }: FieldsProps) {
  const [draft, setDraft] = useState<Draft>({ name: '', mobile: '', agreed: false });
  const [key, setKey] = useState(newKey);
  const set = (more: Partial<Draft>): void => {
    setDraft({ ...draft, ...more });
    setKey(newKey());
  };
  const send = useAction(async () => onSent(await call('POST /intake/links/{linkId}/entries', bodyOf(link, draft, key))));
  const run = async (): Promise<void> => {
    // The page was open for too long: the next tap sends a fresh ticket.
    if (!(await send.run())) onStale();
  };
  return (
    <View className="intake-body">
      <Head link={link} />
      <View className="intake-form">
        <Field id="enter-name" label={t('intake.name')} value={draft.name} maxLength={20} onChange={(name) => set({ name })} />
        <Mobile known={link.mobileMasked} value={draft.mobile} onChange={(mobile) => set({ mobile })} />
        <Stores link={link} value={draft.storeId} onChange={(storeId) => set({ storeId })} />
        {link.wants.map((wish) => (
          <Field
            key={wish}
            id={`enter-${wish}`}
            label={t(wishLabels[wish])}
            value={draft[wish] ?? ''}
            maxLength={longest[wish]}
            onChange={(text) => set({ [wish]: text })}
          />
        ))}
      </View>
      <List>
        <Row
          title={t('intake.agree')}
          end={<Switch id="enter-agree" label={t('intake.agree')} on={draft.agreed} onChange={(agreed) => set({ agreed })} />}
        />
      </List>
      <ProblemLine problem={send.problem} />
      <Button block id="send-entry" label={t('intake.send')} disabled={!isReady(link, draft)} busy={send.busy} onTap={run} />
    </View>
  );
}

function isReady({ mobileMasked, stores }: Link, { agreed, name, mobile, storeId }: Draft): boolean {
  const reachable = mobileMasked !== undefined || /^1[3-9]\d{9}$/.test(mobile);
  return agreed && name.trim() !== '' && reachable && (stores.length === 1 || storeId !== undefined);
}

/** A member's own number is known. */
function Mobile({ known, value, onChange }: { known: string | undefined; value: string; onChange: (mobile: string) => void }) {
  if (known !== undefined) return <Row title={t('intake.mobile')} end={known} />;
  const digits = (text: string): void => onChange(text.replace(/\D/g, ''));
  return <Field id="enter-mobile" type="phone" label={t('intake.mobile')} value={value} maxLength={11} onChange={digits} />;
}

const wishLabels = {
  need: 'intake.wishNeed',
  region: 'intake.wishRegion',
  brand: 'intake.wishBrand',
  budget: 'intake.wishBudget',
} as const;
const longest = { need: 200, region: 20, brand: 40, budget: 60 } as const;

function Head({ link: { title, guideName, stores } }: { link: Link }) {
  const [store] = stores;
  const where = stores.length === 1 && store ? store.name : undefined;
  return (
    <View className="intake-form">
      <Text className="intake-title">{guideName === undefined ? title : t('intake.iAm', { name: guideName })}</Text>
      {where !== undefined && <Text className="intake-muted">{where}</Text>}
      <Text className="intake-muted">{t('intake.enterWhy')}</Text>
    </View>
  );
}

function Stores({ link: { stores }, value, onChange }: { link: Link; value: string | undefined; onChange: (storeId: string) => void }) {
  if (stores.length === 1) return null;
  return (
    <View>
      <View className="intake-label">{t('intake.whichStore')}</View>
      <Chips>
        {stores.map(({ storeId, name }) => (
          <Chip key={storeId} id={`enter-${storeId}`} label={name} on={storeId === value} onTap={() => onChange(storeId)} />
        ))}
      </Chips>
    </View>
  );
}

function bodyOf({ linkId, ticket, wants, mobileMasked }: Link, draft: Draft, idempotencyKey: string) {
  const { name, mobile, storeId } = draft;
  const said = wants.flatMap((wish) => ((draft[wish] ?? '').trim() === '' ? [] : [[wish, (draft[wish] ?? '').trim()] as const]));
  const body = {
    ticket,
    name: name.trim(),
    privacyVersion: PRIVACY_VERSION,
    ...(mobileMasked === undefined ? { mobile } : {}),
    ...(storeId === undefined ? {} : { storeId }),
    ...Object.fromEntries(said),
  };
  return { params: { linkId }, body, idempotencyKey };
}
