import { View } from '@tarojs/components';
import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { enterPage } from '@/intake/pages';
import { t } from '@/locales/t';
import { LinkCard } from '@/ui/link-card';
import { Loaded } from '@/ui/loaded';
import { EntryList } from './entry-list';
import './intake.scss';

/** A guide's own code, to show or to send, and who came by it. */
export function MyCode() {
  const code = useLoad(() => call('PUT /intake/code', { body: {} }), []);
  return (
    <Loaded of={code}>
      {({ linkId, storeName, guideName }) => (
        <View className="intake-body">
          <View className="intake-form">
            <LinkCard
              id="code"
              title={`${storeName} · ${guideName}`}
              how={t('intake.codeHow')}
              path={`${enterPage}?scene=${linkId}`}
              cardTitle={t('intake.iAm', { name: guideName })}
            />
          </View>
          <EntryList linkId={linkId} />
        </View>
      )}
    </Loaded>
  );
}
