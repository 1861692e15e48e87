import { Image, Text, View } from '@tarojs/components';
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import './qr-code.scss';

type Props = {
  text: string;
  /** Side in px; the white margin that scanners need is inside it. */
  sizePx?: number | undefined;
  /** The same in readable form below, for a guide who types it. */
  caption?: string | undefined;
  label: string;
};

/** Black on white in both themes: scanners expect that. One GIF of a few hundred bytes instead of a thousand boxes. */
export function QrCode({ text, sizePx = 240, caption, label }: Props) {
  const picture = useMemo(() => {
    const code = qrcode(0, 'M');
    code.addData(text);
    code.make();
    return code.createDataURL(8, 32);
  }, [text]);
  return (
    <View className="ui-qr">
      <View className="ui-qr-paper">
        <Image
          className="ui-qr-picture"
          style={{ width: `${sizePx}px`, height: `${sizePx}px` }}
          src={picture}
          mode="scaleToFill"
          ariaLabel={label}
        />
      </View>
      {caption !== undefined && <Text className="ui-qr-caption figures">{caption}</Text>}
    </View>
  );
}
