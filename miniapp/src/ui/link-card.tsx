import { Text, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notice';
import { QrCode } from '@/ui/qr-code';
import { pageAddress } from '@/wx/page-address';
import { canShareCard, copyText, shareButton, useShareCard } from '@/wx/share';
import './link-card.scss';

type Props = {
  title: string;
  how: string;
  /** Page and query of ours that it opens. */
  path: string;
  /** What the card says in a chat. */
  cardTitle: string;
  id: string;
};

/** A link for customers: as a card in WeChat, as an address and a code to scan elsewhere. */
export function LinkCard({ title, how, path, cardTitle, id }: Props) {
  const address = pageAddress(path);
  useShareCard({ title: cardTitle, path });
  const copy = async (): Promise<void> => {
    if (await copyText(address)) notify(t('ui.linkCopied'));
  };
  return (
    <View className="ui-link">
      <Text className="ui-link-title">{title}</Text>
      <Text className="ui-link-how">{how}</Text>
      <QrCode text={address} label={title} sizePx={200} />
      <Text id={`${id}-address`} className="ui-link-how">
        {address}
      </Text>
      {canShareCard ? (
        <Button id={`share-${id}`} label={t('ui.shareLink')} open={shareButton} />
      ) : (
        <Button id={`copy-${id}`} label={t('ui.copyLink')} onTap={copy} />
      )}
    </View>
  );
}
