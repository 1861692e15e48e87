import Taro from '@tarojs/taro';
import { call } from '@/api/call';
import { ProblemError } from '@/api/problem';
import type { RequestOf } from '@/api/routes';
import { t } from '@/locales/t';
import type { LocalFile } from '@/wx/pictures';

type Kind = RequestOf<'POST /media/uploads'>['body']['kind'];

/** Puts a file into the object store and answers its key. Rejects with a ProblemError. */
export async function upload(kind: Kind, { path, bytes, contentType }: LocalFile): Promise<string> {
  const { key, url, fields } = await call('POST /media/uploads', { body: { kind, bytes, contentType } });
  const answer = await Taro.uploadFile({ url, filePath: path, name: 'file', formData: fields, timeout: 60_000 }).catch(() => {
    throw new ProblemError('OFFLINE', t('api.uploadFailed'));
  });
  if (answer.statusCode >= 200 && answer.statusCode < 300) return key;
  throw new ProblemError('UNEXPECTED', t('api.uploadFailed'));
}
