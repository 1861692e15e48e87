import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { upload } from '@/api/upload';
import { useAction } from '@/api/use-action';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Icon } from '@/ui/icon';
import { Tap } from '@/ui/tap';
import { choosePicture } from '@/wx/pictures';

export type Photo = { key: string; path: string };

const MOST = 4;

/** Photos or drawings: each goes up as soon as it is chosen, so that sending the form is only words. */
export function Photos({ photos, onChange }: { photos: readonly Photo[]; onChange: (photos: readonly Photo[]) => void }) {
  const [chosen, setChosen] = useState<string>();
  const add = useAction(async () => {
    const file = await choosePicture();
    if (!file) return;
    setChosen(file.path);
    onChange([...photos, { key: await upload('drawing', file), path: file.path }]);
  });
  return (
    <View className="configurator-photos">
      {photos.map((photo) => (
        <View key={photo.key} className="configurator-photo">
          <Image className="configurator-photo-image" src={photo.path} mode="aspectFill" />
          <Tap
            className="configurator-photo-drop"
            label={t('configurator.dropPhoto')}
            onTap={() => onChange(photos.filter((one) => one !== photo))}
          >
            <Icon name="close" size={16} />
          </Tap>
        </View>
      ))}
      {add.busy && chosen !== undefined && (
        <Image className="configurator-photo-image configurator-photo-waiting" src={chosen} mode="aspectFill" />
      )}
      {photos.length < MOST && (
        <Button kind="plain" small id="add-photo" label={t('configurator.addPhoto')} busy={add.busy} onTap={add.run} />
      )}
      <ProblemLine problem={add.problem} />
    </View>
  );
}
