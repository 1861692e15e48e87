import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { useAction } from '@/api/use-action';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { type TextKey, t } from '@/locales/t';
import { Button } from '@/ui/button';
import { List, Row } from '@/ui/list';
import { notify } from '@/ui/notice';
import { askToNotify, canAskToNotify } from '@/wx/subscribe';

type Kind = ReplyOf<'GET /identity/subscriptions'>['items'][number]['kind'];
type Props = { kinds: readonly Kind[]; words: TextKey };

/** Offers to tell the customer in WeChat, where that can be asked and nothing is allowed yet. WeChat wants a tap for every message. */
export function Reminders(props: Props) {
  return canAskToNotify() ? <Offer {...props} /> : null;
}

function Offer({ kinds, words }: Props) {
  const consents = useLoad(() => call('GET /identity/subscriptions'), []);
  useReloadOnShow(consents);
  const asked = consents.data?.items.filter(({ kind, left }) => kinds.includes(kind) && left === 0) ?? [];
  const allow = useAction(async () => {
    const templateIds = await askToNotify(asked.map(({ templateId }) => templateId));
    if (templateIds.length === 0) return notify(t('identity.notReminding'));
    await call('POST /identity/subscriptions', { body: { templateIds } });
    notify(t('identity.reminding'));
    consents.reload();
  });
  if (asked.length === 0) return null;
  return (
    <List>
      <Row
        title={t(words)}
        subtitle={allow.problem?.message ?? t('identity.remindOnce')}
        end={<Button id="remind-me" small kind="plain" label={t('identity.remind')} busy={allow.busy} onTap={allow.run} />}
      />
    </List>
  );
}
