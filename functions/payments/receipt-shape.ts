import * as z from 'zod';
import { routes } from '#platform/contract';
import { id } from '#platform/shapes';

export const receiptRoutes = routes({
  'GET /payments/slips/{slipId}/receipt': {
    summary: '小票：图片（SVG）与 ESC/POS 字节（58 或 80 毫米纸，GB18030）',
    policy: { allow: ['guide', 'manager', 'dealerAdmin', 'dealerFinance', 'hq'], reach: 'dealer' },
    params: z.object({ slipId: id('slip') }),
    query: z.object({ paper: z.enum(['58', '80']).optional() }),
    reply: z.object({ slipId: z.string(), svg: z.string(), escPosBase64: z.string() }),
  },
});
