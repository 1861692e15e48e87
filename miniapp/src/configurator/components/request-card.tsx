import { Image, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ReplyOf } from '@/api/routes';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { Tag, type Tone } from '@/ui/chip';
import { formatMoney } from '@/ui/format-money';
import { Money } from '@/ui/money';
import { Tap } from '@/ui/tap';
import { previewPictures } from '@/wx/pictures';
import './configure.scss';

export type Request = ReplyOf<'GET /configurator/requests'>['items'][number];

const states = {
  PENDING: ['configurator.statePending', 'warn'],
  APPROVED: ['configurator.stateApproved', 'good'],
  REJECTED: ['configurator.stateRejected', 'danger'],
  EXPIRED: ['configurator.stateExpired', 'plain'],
} as const satisfies Record<Request['state'], readonly [string, Tone]>;

export function RequestTag({ state }: { state: Request['state'] }) {
  const [words, tone] = states[state];
  return <Tag label={t(words)} tone={tone} />;
}

/** A product to be made off the list: what, by whom, why, for how much, with its drawings. */
export function RequestCard({ request, children }: { request: Request; children?: ReactNode }) {
  const { approvalId, name, text, note, askedByName, askedAt, priceFen, nonstandard, drawings } = request;
  const pictures = drawings.filter(({ isPicture }) => isPicture).map(({ url }) => url);
  return (
    <View className="configurator-request" id={`request-${approvalId}`}>
      <View className="configurator-request-words">
        <Text className="configurator-request-title">{name}</Text>
        <Text>{text}</Text>
        <Text className="configurator-muted">{`${askedByName} · ${moment(askedAt)}`}</Text>
      </View>
      <View className="configurator-request-price">
        <Text className="configurator-muted">
          {t('configurator.ofWhich', { std: formatMoney(nonstandard.stdPriceFen), surcharge: formatMoney(nonstandard.surchargeFen) })}
        </Text>
        <Money fen={priceFen} size="title" />
      </View>
      <Text className="configurator-request-note">{note}</Text>
      {pictures.length > 0 && (
        <View className="configurator-photos">
          {pictures.map((url) => (
            <Tap key={url} label={t('configurator.seeDrawing')} onTap={() => previewPictures(pictures, url)}>
              <Image className="configurator-photo-image" src={url} mode="aspectFill" />
            </Tap>
          ))}
        </View>
      )}
      {children}
    </View>
  );
}
