import { View } from '@tarojs/components';
import { useMe } from '@/api/session';
import { claimPage } from '@/coupons/pages';
import { t } from '@/locales/t';
import { LinkCard } from '@/ui/link-card';
import type { Template } from './template-list';

/** The link that customers open to take one. */
export function ClaimLink({ template: { templateId, name, reach } }: { template: Template }) {
  const me = useMe();
  const dealerId = reach === 'dealer' ? me?.dealerId : undefined;
  const path = `${claimPage}?templateId=${templateId}${dealerId === undefined ? '' : `&dealerId=${dealerId}`}`;
  return (
    <View className="coupons-section">
      <LinkCard
        id="claim"
        title={t('coupons.linkTitle')}
        how={t('coupons.linkHow')}
        path={path}
        cardTitle={t('coupons.shareTitle', { name })}
      />
    </View>
  );
}
