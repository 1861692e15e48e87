import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { moment } from '@/locales/moment';
import { t } from '@/locales/t';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';

/** What was published, by whom and when; quotes and configurations go on with the version they were made with. */
export function Versions({ modelId }: { modelId: string }) {
  const versions = useLoad(() => call('GET /configurator/models/{modelId}/versions', { params: { modelId } }), [modelId]);
  return (
    <Loaded of={versions}>
      {({ items }) => (
        <List title={t('models.versions')}>
          {items.map(({ version, publishedAt, publishedByName, name }) => (
            <Row
              key={version}
              title={t('models.version', { version })}
              subtitle={[name, publishedByName, moment(publishedAt)].join(' · ')}
            />
          ))}
        </List>
      )}
    </Loaded>
  );
}
