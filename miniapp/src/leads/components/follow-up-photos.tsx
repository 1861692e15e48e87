import { Image, View } from '@tarojs/components';
import { upload } from '@/api/upload';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Tap } from '@/ui/tap';
import { choosePicture } from '@/wx/pictures';
import './leads.scss';

export type Photo = { key: string; path: string };
const MOST = 3;

/** A note that needs no typing: the room, a sketch, a list in the customer's hand. A tap on a photo takes it away again. */
export function FollowUpPhotos({ photos, onChange }: { photos: readonly Photo[]; onChange: (photos: readonly Photo[]) => void }) {
  const add = useAction(async () => {
    const file = await choosePicture();
    if (file) onChange([...photos, { key: await upload('drawing', file), path: file.path }]);
  });
  return (
    <View className="leads-group">
      <View className="leads-photos">
        {photos.map((photo) => (
          <Tap key={photo.key} label={t('leads.dropPhoto')} onTap={() => onChange(photos.filter((one) => one !== photo))}>
            <Image className="leads-photo" src={photo.path} mode="aspectFill" />
          </Tap>
        ))}
        {photos.length < MOST && <Button kind="plain" small id="add-photo" label={t('leads.addPhoto')} busy={add.busy} onTap={add.run} />}
      </View>
      <ProblemLine problem={add.problem} />
    </View>
  );
}
