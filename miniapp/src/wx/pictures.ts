import Taro from '@tarojs/taro';
import { isH5 } from '@/wx/platform';

/** A file on the phone, as `upload` takes it. */
export type LocalFile = { path: string; bytes: number; contentType: 'image/jpeg' | 'image/png' | 'image/webp' };

/** A photo taken now or chosen from the album, compressed by the phone. Undefined when the person closes it or picks something else. */
export async function choosePicture(): Promise<LocalFile | undefined> {
  try {
    const { tempFiles } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'], sourceType: ['camera', 'album'] });
    const [file] = tempFiles;
    const contentType = file && typeOf(file.path, file.originalFileObj?.type);
    return file && contentType ? { path: file.path, bytes: file.size, contentType } : undefined;
  } catch {
    return undefined;
  }
}

/** On H5 the address of a chosen file says nothing; the file itself does. */
function typeOf(path: string, said: string | undefined): LocalFile['contentType'] | undefined {
  if (isH5) return types.find((type) => type === said);
  const ending = path.split('.').pop()?.toLowerCase() ?? '';
  return { jpg: types[0], jpeg: types[0], png: types[1], webp: types[2] }[ending];
}

const types = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** Full screen, with the others beside it. */
export const previewPictures = (urls: readonly string[], current: string): void => {
  Taro.previewImage({ urls: [...urls], current });
};
