import Taro from '@tarojs/taro';
import { isH5 } from '@/wx/platform';

/** A file's bytes as base64: on H5 from the disk, in WeChat from a chat. Undefined when the person closes it. */
export const chooseFile = (ending: string): Promise<string | undefined> => (isH5 ? fromDisk(ending) : fromChat(ending));

function fromDisk(ending: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = `.${ending}`;
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const file = input.files?.[0];
      if (!file) return resolve(undefined);
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1]));
      reader.addEventListener('error', () => resolve(undefined));
      reader.readAsDataURL(file);
    });
    input.click();
  });
}

async function fromChat(ending: string): Promise<string | undefined> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [ending] });
    const path = tempFiles[0]?.path;
    return path === undefined ? undefined : String(Taro.getFileSystemManager().readFileSync(path, 'base64'));
  } catch {
    return undefined;
  }
}

/** A table as it lies on the disk. Only H5 has one: whoever prepares a list sits at a desk. */
export const hasTableFiles = isH5;

export function chooseTableFile(): Promise<File | undefined> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'table-file';
    input.accept = '.csv,.xlsx';
    input.style.display = 'none';
    const done = (file: File | undefined): void => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('cancel', () => done(undefined));
    input.addEventListener('change', () => done(input.files?.[0]));
    document.body.appendChild(input);
    input.click();
  });
}
