import { httpEntry } from '#platform/http';
import { paymentsContract, paymentsRefusals } from './contract.ts';
import { closePayment } from './handlers/close-payment.ts';
import { finishRefund } from './handlers/finish-refund.ts';
import { listOpenRefunds } from './handlers/list-open-refunds.ts';
import { listSlipRefunds } from './handlers/list-slip-refunds.ts';
import { payMine } from './handlers/pay-mine.ts';
import { queryPayment } from './handlers/query-payment.ts';
import { retryRefund } from './handlers/retry-refund.ts';
import { showCode } from './handlers/show-code.ts';
import { showPayment } from './handlers/show-payment.ts';
import { takeNotice } from './handlers/take-notice.ts';
import { takeRefundNotice } from './handlers/take-refund-notice.ts';
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
    'GET /payments/slips/{slipId}/refunds': listSlipRefunds,
    'GET /payments/refunds': listOpenRefunds,
    'POST /payments/refunds/{refundId}/done': finishRefund,
    'POST /payments/refunds/{refundId}/retry': retryRefund,
    'POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify': takeRefundNotice,
  },
  paymentsRefusals,
);
