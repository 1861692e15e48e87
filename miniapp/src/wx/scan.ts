import Taro from '@tarojs/taro';
import { noBurst, typed } from '@/wx/keystroke-burst';
import { isH5, isWeapp } from '@/wx/platform';

/** Whether scanCode opens a camera here; on H5 the page shows the browser's camera itself (`openBarcodeCamera`). */
export const hasScanner = isWeapp;

/** WeChat's own scanner, for bar and QR codes. Undefined when the person closes it. */
export async function scanCode(): Promise<string | undefined> {
  try {
    const { result } = await Taro.scanCode({ scanType: ['barCode', 'qrCode'] });
    return result;
  } catch {
    return undefined;
  }
}

/** H5: hears a hand-held scanner wherever the focus is, except in inputs, which hear it themselves. Returns how to stop. */
export function onHandScanner(listener: (code: string) => void): () => void {
  if (!isH5) return () => undefined;
  let burst = noBurst;
  const heard = (event: KeyboardEvent): void => {
    // Taro's inputs send an event of their own by this name, without a key.
    if (!(event instanceof KeyboardEvent)) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const next = typed(burst, event.key, event.timeStamp);
    burst = next.burst;
    if (next.code === undefined) return;
    event.preventDefault();
    listener(next.code);
  };
  document.addEventListener('keydown', heard, true);
  return () => document.removeEventListener('keydown', heard, true);
}

type Detector = { detect: (source: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> };
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

declare global {
  interface Window {
    /** In Chrome on Android and macOS; typed here because lib.dom does not have it yet. */
    BarcodeDetector?: DetectorClass;
  }
}

const FORMATS = ['ean_13', 'ean_8', 'upc_a', 'code_128', 'code_39', 'qr_code'] as const;
const LOOK_EVERY_MS = 120;

/** H5: whether the browser can read codes from a camera. */
export const hasBarcodeCamera = (): boolean =>
  isH5 && window.BarcodeDetector !== undefined && navigator.mediaDevices?.getUserMedia !== undefined;

/**
 * H5: shows the back camera in `video` and calls back for each code seen anew (the same one again after it left the
 * picture). Resolves to how to stop; rejects when the camera is refused.
 */
export async function openBarcodeCamera(video: HTMLVideoElement, onCode: (code: string) => void): Promise<() => void> {
  const { BarcodeDetector } = window;
  if (!BarcodeDetector) throw new Error('this browser cannot read codes');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const detector = new BarcodeDetector({ formats: FORMATS });
  let inSight: string | undefined;
  const timer = setInterval(() => {
    detector.detect(video).then(
      ([first]) => {
        if (first && first.rawValue !== inSight) onCode(first.rawValue);
        inSight = first?.rawValue;
      },
      // A frame that could not be read; the next one follows.
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  video.srcObject = stream;
  await video.play();
  return () => {
    clearInterval(timer);
    for (const track of stream.getTracks()) track.stop();
  };
}
