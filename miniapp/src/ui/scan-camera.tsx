import { View } from '@tarojs/components';
import { useEffect, useRef, useState } from 'react';
import { t } from '@/locales/t';
import { ProblemLine } from '@/ui/error-state';
import { Sheet } from '@/ui/sheet';
import { openBarcodeCamera } from '@/wx/scan';
import './scan-camera.scss';

/** H5: the browser's camera, left open for code after code. */
export function ScanCamera({ onCode, onClose }: { onCode: (code: string) => void; onClose: () => void }) {
  const [refused, setRefused] = useState(false);
  const latest = useRef(onCode);
  latest.current = onCode;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (!video.current) return undefined;
    const opening = openBarcodeCamera(video.current, (code) => latest.current(code));
    opening.catch(() => setRefused(true));
    return () => {
      opening.then(
        (stop) => stop(),
        () => undefined,
      );
    };
  }, []);
  return (
    <Sheet open title={t('ui.scan')} onClose={onClose}>
      {refused && <ProblemLine problem={{ code: 'CAMERA', message: t('ui.cameraRefused') }} />}
      <View className="ui-camera">
        <video ref={video} className="ui-camera-picture" muted playsInline />
      </View>
    </Sheet>
  );
}
