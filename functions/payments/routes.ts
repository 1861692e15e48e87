import { httpEntry } from '#platform/http';
import { paymentsContract, paymentsRefusals } from './contract.ts';
import { announceTransfer } from './handlers/announce-transfer.ts';
import { closeDay } from './handlers/close-day.ts';
import { closePayment } from './handlers/close-payment.ts';
import { confirmTransfer } from './handlers/confirm-transfer.ts';
import { finishRefund } from './handlers/finish-refund.ts';
import { giveBack } from './handlers/give-back.ts';
import { listOpenRefunds } from './handlers/list-open-refunds.ts';
import { listPolicies } from './handlers/list-policies.ts';
import { listSlipPayments } from './handlers/list-slip-payments.ts';
import { listSlipRefunds } from './handlers/list-slip-refunds.ts';
import { listTransfers } from './handlers/list-transfers.ts';
import { moveBetween } from './handlers/move-money.ts';
import { payMine } from './handlers/pay-mine.ts';
import { queryPayment } from './handlers/query-payment.ts';
import { rejectTransfer } from './handlers/reject-transfer.ts';
import { retryRefund } from './handlers/retry-refund.ts';
import { scanPaymentCode } from './handlers/scan-payment-code.ts';
import { showAccount } from './handlers/show-account.ts';
import { showCode } from './handlers/show-code.ts';
import { showDay } from './handlers/show-day.ts';
import { showPayment } from './handlers/show-payment.ts';
import { showReceipt } from './handlers/show-receipt.ts';
import { startInstalment } from './handlers/start-instalment.ts';
import { takeIn } from './handlers/take-in.ts';
import { takeNotice } from './handlers/take-notice.ts';
import { takeRefundNotice } from './handlers/take-refund-notice.ts';
import { takeTender } from './handlers/take-tender.ts';
import { takeTradeIn } from './handlers/take-trade-in.ts';
import { valueTradeIn } from './handlers/value-trade-in.ts';

export const handler = httpEntry(
  paymentsContract,
  {
    'POST /payments/slips/{slipId}/tenders': takeTender,
    'POST /payments/slips/{slipId}/wechat': showCode,
    'POST /payments/mine/{slipId}/wechat': payMine,
    'POST /payments/slips/{slipId}/instalments': startInstalment,
    'POST /payments/trade-ins/valuations': valueTradeIn,
    'POST /payments/slips/{slipId}/trade-ins': takeTradeIn,
    'GET /payments/{paymentId}': showPayment,
    'POST /payments/{paymentId}/query': queryPayment,
    'POST /payments/{paymentId}/close': closePayment,
    'POST /payments/wechat-pay/notify': takeNotice,
    'POST /payments/slips/{slipId}/payment-code': scanPaymentCode,
    'POST /payments/slips/{slipId}/transfers': announceTransfer,
    'GET /payments/transfers': listTransfers,
    'POST /payments/transfers/{paymentId}/confirm': confirmTransfer,
    'POST /payments/transfers/{paymentId}/reject': rejectTransfer,
    'GET /payments/slips/{slipId}/payments': listSlipPayments,
    'GET /payments/day': showDay,
    'POST /payments/day-closes': closeDay,
    'GET /payments/slips/{slipId}/receipt': showReceipt,
    'GET /payments/accounts/{memberId}': showAccount,
    'POST /payments/accounts/{memberId}/take-in': takeIn,
    'POST /payments/accounts/{memberId}/give-back': giveBack,
    'POST /payments/slips/{slipId}/move': moveBetween,
    'GET /payments/slips/{slipId}/policies': listPolicies,
    'GET /payments/slips/{slipId}/refunds': listSlipRefunds,
    'GET /payments/refunds': listOpenRefunds,
    'POST /payments/refunds/{refundId}/done': finishRefund,
    'POST /payments/refunds/{refundId}/retry': retryRefund,
    'POST /payments/wechat-pay/refunds/{dealerId}/{refundId}/notify': takeRefundNotice,
  },
  paymentsRefusals,
);
