import { Image, Text, View } from '@tarojs/components';
import { upload } from '@/api/upload';
import { useAction } from '@/api/use-action';
import { type Draft, faultAt, type Part, replaced, without } from '@/configurator/draft';
import { t } from '@/locales/t';
import { Button } from '@/ui/button';
import { ProblemLine } from '@/ui/error-state';
import { Field } from '@/ui/field';
import { choosePicture } from '@/wx/pictures';
import { Grid } from './grid';

type Option = Draft['options'][number];
type Props = Part & { pictures: Readonly<Record<string, string>>; onPicture: (key: string, path: string) => void };

/** 选项: each with its code, name and values; codes that are numbers are calculated with. */
export function EditOptions({ draft, set, faults, pictures, onPicture }: Props) {
  const { options } = draft;
  const change = (at: number, one: Partial<Option>): void => set({ options: replaced(options, at, one) });
  return (
    <View className="editor-body">
      {options.map((option, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a code is being typed, and its field must keep the focus
        <View key={at} className="editor-card">
          <View className="editor-three">
            <Field id={`option-code-${at}`} label={t('models.code')} value={option.code} onChange={(code) => change(at, { code })} />
            <Field id={`option-name-${at}`} label={t('models.name')} value={option.name} onChange={(name) => change(at, { name })} />
            <Field label={t('models.unit')} value={option.unit ?? ''} maxLength={10} onChange={(unit) => change(at, { unit })} />
          </View>
          <Grid
            id={`values-${at}`}
            columns={[t('models.valueCode'), t('models.valueName')]}
            rows={option.values.map(({ code, name }) => [code, name])}
            onChange={(rows) => change(at, { values: rows.map(([code = '', name = ''], n) => ({ ...option.values[n], code, name })) })}
          />
          <Pictures option={option} pictures={pictures} onPicture={onPicture} onChange={(values) => change(at, { values })} />
          <Wrong text={faultAt(faults, `option:${option.code}`)} />
          <Button kind="quiet" small label={t('models.dropOption')} onTap={() => set({ options: without(options, at) })} />
        </View>
      ))}
      <Button
        kind="plain"
        block
        id="add-option"
        label={t('models.addOption')}
        onTap={() => set({ options: [...options, { code: '', name: '', values: [] }] })}
      />
    </View>
  );
}

const Wrong = ({ text }: { text: string | undefined }) => (text === undefined ? null : <Text className="editor-wrong">{text}</Text>);

type PicturesProps = {
  option: Option;
  pictures: Readonly<Record<string, string>>;
  onPicture: (key: string, path: string) => void;
  onChange: (values: Option['values']) => void;
};

/** A picture a value: what the guide's customer points at. */
function Pictures({ option, pictures, onPicture, onChange }: PicturesProps) {
  const add = useAction(async (at: number) => {
    const file = await choosePicture();
    if (!file) return;
    const picture = await upload('picture', file);
    onPicture(picture, file.path);
    onChange(replaced(option.values, at, { picture }));
  });
  return (
    <>
      <View className="editor-pictures">
        {option.values.map(({ code, name, picture, imageUrl }, at) => {
          const shown = picture === undefined ? imageUrl : pictures[picture];
          return (
            <View key={code} className="editor-picture">
              {shown !== undefined && <Image className="editor-image" src={shown} mode="aspectFill" />}
              <Button kind="quiet" small label={shown === undefined ? t('models.addPicture', { name }) : name} onTap={() => add.run(at)} />
            </View>
          );
        })}
      </View>
      <ProblemLine problem={add.problem} />
    </>
  );
}
