import { Text, View } from '@tarojs/components';
import { useMe } from '@/api/session';
import { claimPage } from '@/coupons/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { notify } from '@/ui/notice';
import { QrCode } from '@/ui/qr-code';
import { pageAddress } from '@/wx/page-address';
import { canShareCard, copyText, shareButton, useShareCard } from '@/wx/share';
import type { Template } from './template-list';

/** The link that customers open to take one: as a card in WeChat, as an address and a code to scan elsewhere. */
export function ClaimLink({ template: { templateId, name, reach } }: { template: Template }) {
  const me = useMe();
  const dealerId = reach === 'dealer' ? me?.dealerId : undefined;
  const path = `${claimPage}?templateId=${templateId}${dealerId === undefined ? '' : `&dealerId=${dealerId}`}`;
  const address = pageAddress(path);
  useShareCard({ title: t('coupons.shareTitle', { name }), path });
  const copy = async (): Promise<void> => {
    if (await copyText(address)) notify(t('coupons.linkCopied'));
  };
  return (
    <View className="coupons-section">
      <Text className="coupons-title">{t('coupons.linkTitle')}</Text>
      <Text className="coupons-muted">{t('coupons.linkHow')}</Text>
      <QrCode text={address} label={t('coupons.linkTitle')} sizePx={200} />
      <Text id="claim-address" className="coupons-muted">
        {address}
      </Text>
      {canShareCard ? (
        <Button id="share-link" label={t('coupons.shareLink')} open={shareButton} />
      ) : (
        <Button id="copy-link" label={t('coupons.copyLink')} onTap={copy} />
      )}
    </View>
  );
}
