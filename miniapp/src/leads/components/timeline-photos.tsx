import { Image, View } from '@tarojs/components';
import { t } from '@/locales/t';
import { List } from '@/ui/list';
import { Tap } from '@/ui/tap';
import { previewPictures } from '@/wx/pictures';
import type { Lead } from './lead-detail';
import './leads.scss';

/** All photos of the lead's follow-ups, newest first; a tap shows them large. */
export function TimelinePhotos({ lead }: { lead: Lead }) {
  const urls = lead.timeline.items.flatMap(({ photos }) => photos ?? []);
  if (urls.length === 0) return null;
  return (
    <List title={t('leads.photos')}>
      <View className="leads-form">
        <View className="leads-photos">
          {urls.map((url) => (
            <Tap key={url} label={t('leads.photos')} onTap={() => previewPictures(urls, url)}>
              <Image className="leads-photo" src={url} mode="aspectFill" />
            </Tap>
          ))}
        </View>
      </View>
    </List>
  );
}
