import { call } from '@/api/call';
import type { ReplyOf } from '@/api/routes';
import { usePages } from '@/api/use-pages';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';

type Message = ReplyOf<'GET /wecom/messages'>['items'][number];

const tones = { QUEUED: 'plain', CONFIRM: 'warn', SENT: 'good', UNDELIVERED: 'danger', UNCERTAIN: 'warn' } as const;

/** What I sent and what became of it, the latest first: 待确认 waits for me in WeCom. */
export function MySent() {
  const sent = usePages((cursor) => call('GET /wecom/messages', { query: cursor === undefined ? {} : { cursor } }), []);
  useReloadOnShow(sent);
  return (
    <Loaded of={sent}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon="people" title={t('wecom.sentEmpty')} text={t('wecom.sentEmptyHow')} />
        ) : (
          <>
            <List title={t('wecom.mySent')}>
              {items.map((message) => (
                <Row
                  key={message.messageId}
                  title={message.customerName}
                  subtitle={aboutOf(message)}
                  end={<Tag tone={tones[message.state]} label={t(`wecom.state${message.state}`)} />}
                />
              ))}
            </List>
            {sent.more && <Button kind="plain" block label={t('wecom.more')} onTap={sent.more} />}
          </>
        )
      }
    </Loaded>
  );
}

function aboutOf({ subject, text, at, reason }: Message): string {
  return [subject ?? text, moment(at), reason && t(`wecom.reason${reason}`)].filter(Boolean).join(' · ');
}
