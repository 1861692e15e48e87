import { httpEntry } from '#platform/http';
import { paymentsContract, paymentsRefusals } from './contract.ts';
import { closePayment } from './handlers/close-payment.ts';
import { payMine } from './handlers/pay-mine.ts';
import { queryPayment } from './handlers/query-payment.ts';
import { showCode } from './handlers/show-code.ts';
import { showPayment } from './handlers/show-payment.ts';
import { takeNotice } from './handlers/take-notice.ts';
import { takeTender } from './handlers/take-tender.ts';

export const handler = httpEntry(
  paymentsContract,
  {
    'POST /payments/slips/{slipId}/tenders': takeTender,
    'POST /payments/slips/{slipId}/wechat': showCode,
    'POST /payments/mine/{slipId}/wechat': payMine,
    'GET /payments/{paymentId}': showPayment,
    'POST /payments/{paymentId}/query': queryPayment,
    'POST /payments/{paymentId}/close': closePayment,
    'POST /payments/wechat-pay/notify': takeNotice,
  },
  paymentsRefusals,
);
