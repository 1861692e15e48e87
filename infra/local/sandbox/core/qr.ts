import qrcode from 'qrcode-generator';
import { greyPng } from './png.ts';

const QUIET = 4;

/** A QR code of a text as a square PNG of about `width` pixels: whole pixels per module, the rest is margin. */
export function qrPng(text: string, width: number): Buffer {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const modules = code.getModuleCount();
  const scale = Math.max(1, Math.floor(width / (modules + 2 * QUIET)));
  const size = Math.max(width, scale * (modules + 2 * QUIET));
  const margin = Math.floor((size - scale * modules) / 2);
  return greyPng(size, (x, y) => {
    const column = Math.floor((x - margin) / scale);
    const row = Math.floor((y - margin) / scale);
    const inside = column >= 0 && row >= 0 && column < modules && row < modules;
    return inside && code.isDark(row, column) ? 0 : 255;
  });
}
