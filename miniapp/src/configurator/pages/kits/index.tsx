import { call } from '@/api/call';
import { useLoad } from '@/api/use-load';
import { useReloadOnShow } from '@/api/use-reload-on-show';
import { kitPage } from '@/configurator/pages';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/chip';
import { EmptyState } from '@/ui/empty-state';
import { List, Row } from '@/ui/list';
import { Loaded } from '@/ui/loaded';
import { Screen } from '@/ui/screen';
import { go } from '@/wx/navigate';

/** Head office's kits. */
export default function KitsPage() {
  const kits = useLoad(() => call('GET /configurator/kits', {}), []);
  useReloadOnShow(kits);
  return (
    <Screen title={t('kits.title')} footer={<Button block id="new-kit" label={t('kits.create')} onTap={() => go(kitPage)} />}>
      <Loaded of={kits}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="sell" title={t('kits.none')} text={t('kits.noneHow')} />
          ) : (
            <List>
              {items.map(({ kitId, name, version, parts }) => (
                <Row
                  key={kitId}
                  id={`kit-${kitId}`}
                  title={name}
                  subtitle={parts.map((part) => (part.qty > 1 ? `${part.name} ×${part.qty}` : part.name)).join(' + ')}
                  end={<Tag label={t('kits.version', { version })} tone="good" />}
                  onTap={() => go(kitPage, { kitId })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </Screen>
  );
}
