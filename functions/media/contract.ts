import * as z from 'zod';
import { type RefusalTexts, routes } from '#platform/contract';
import { contentTypes } from './domain/upload.ts';

export const mediaRefusals = {
  UPLOAD_TYPE: { status: 422, zh: '这里只能用 JPG、PNG 或 WebP 图片，请换一张', en: 'Only JPG, PNG or WebP pictures here; choose another' },
  UPLOAD_TOO_LARGE: {
    status: 422,
    zh: '文件太大，最多 {most} MB，请压缩后再传',
    en: 'The file is too large ({most} MB at most); make it smaller',
  },
  UPLOAD_NOT_YOURS: { status: 403, zh: '选值图片由总部上传', en: 'Pictures of choices are uploaded by head office' },
} as const satisfies RefusalTexts;

export const mediaContract = routes({
  'POST /media/uploads': {
    summary: '上传一个文件前取得表单：只能传这一个、这种类型、不超过这么大，十分钟内',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'hq'], reach: 'dealer' },
    body: z.strictObject({
      kind: z.enum(['drawing', 'picture']),
      contentType: z.enum(contentTypes),
      bytes: z.int().min(1).max(1_000_000_000),
    }),
    keyless: 'read',
    status: 201,
    reply: z.object({ key: z.string(), url: z.string(), fields: z.record(z.string(), z.string()), maxBytes: z.int() }),
    refusals: ['UPLOAD_TYPE', 'UPLOAD_TOO_LARGE', 'UPLOAD_NOT_YOURS'],
  },
});
