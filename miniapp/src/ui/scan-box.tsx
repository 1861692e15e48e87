import { Input, View } from '@tarojs/components';
import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useRef, useState } from 'react';
import { t } from '@/locales/t';
import { Icon } from '@/ui/icon';
import { ScanCamera } from '@/ui/scan-camera';
import { Tap } from '@/ui/tap';
import { isH5 } from '@/wx/platform';
import { hasBarcodeCamera, hasScanner, onHandScanner, scanCode } from '@/wx/scan';
import './input.scss';
import './search-box.scss';

type Props = {
  placeholder: string;
  onCode: (code: string) => void;
  id?: string | undefined;
};

/**
 * Every way a code comes in: WeChat's scanner, the browser's camera, a hand-held scanner (wherever the focus is) and typing
 * with Enter. The box empties itself for the next code; the page answers with `scanned(known)` from '@/wx/feedback'.
 */
export function ScanBox({ placeholder, onCode, id = 'scan-input' }: Props) {
  const [text, setText] = useState('');
  const [camera, setCamera] = useState(false);
  const latest = useRef(onCode);
  latest.current = onCode;
  // Pages below the one in sight stay alive; a hand-held scanner speaks to the one in sight.
  const inSight = useRef(true);
  useDidShow(() => {
    inSight.current = true;
  });
  useDidHide(() => {
    inSight.current = false;
  });
  useEffect(() => onHandScanner((code) => inSight.current && latest.current(code)), []);
  const enter = (words: string): void => {
    const code = words.trim();
    setText('');
    if (code !== '') onCode(code);
  };
  const openCamera = async (): Promise<void> => {
    if (!hasScanner) {
      setCamera(true);
      return;
    }
    const code = await scanCode();
    if (code !== undefined) onCode(code);
  };
  return (
    <View className="ui-search">
      <Icon name="keyboard" size={20} />
      <Input
        id={id}
        className="ui-input"
        placeholderClass="ui-placeholder"
        value={text}
        placeholder={placeholder}
        confirmType="done"
        confirmHold
        onInput={(event) => setText(event.detail.value)}
        onConfirm={(event) => enter(event.detail.value)}
      />
      {(hasScanner || hasBarcodeCamera()) && (
        <Tap id={`${id}-camera`} className="ui-search-end ui-search-scan" label={t('ui.scan')} onTap={openCamera}>
          <Icon name="scan" />
        </Tap>
      )}
      {isH5 && camera && <ScanCamera onCode={onCode} onClose={() => setCamera(false)} />}
    </View>
  );
}
