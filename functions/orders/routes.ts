import { httpEntry } from '#platform/http';
import { ordersContract, ordersRefusals } from './contract.ts';
import { askApproval } from './handlers/ask-approval.ts';
import { askSlipApproval } from './handlers/ask-slip-approval.ts';
import { cancelSlip } from './handlers/cancel-slip.ts';
import { decideApproval } from './handlers/decide-approval.ts';
import { exchangeGoods } from './handlers/exchange-goods.ts';
import { listApprovals } from './handlers/list-approvals.ts';
import { listDeposits } from './handlers/list-deposits.ts';
import { listMemberSlips } from './handlers/list-member-slips.ts';
import { listMine } from './handlers/list-mine.ts';
import { listParked } from './handlers/list-parked.ts';
import { listSlips } from './handlers/list-slips.ts';
import { openSlip } from './handlers/open-slip.ts';
import { parkCart } from './handlers/park-cart.ts';
import { previewReturn } from './handlers/preview-return.ts';
import { returnGoods } from './handlers/return-goods.ts';
import { setDeputy } from './handlers/set-deputy.ts';
import { setFavourite } from './handlers/set-favourite.ts';
import { showApproval } from './handlers/show-approval.ts';
import { showAtHand } from './handlers/show-at-hand.ts';
import { showBoard } from './handlers/show-board.ts';
import { showDeputy } from './handlers/show-deputy.ts';
import { showMine } from './handlers/show-mine.ts';
import { showSlip } from './handlers/show-slip.ts';
import { showTotals } from './handlers/show-totals.ts';
import { takeParked } from './handlers/take-parked.ts';

export const handler = httpEntry(
  ordersContract,
  {
    'POST /orders/slips': openSlip,
    'GET /orders/slips': listSlips,
    'GET /orders/deposits': listDeposits,
    'GET /orders/slips/{slipId}': showSlip,
    'POST /orders/slips/{slipId}/cancel': cancelSlip,
    'POST /orders/slips/{slipId}/returns/preview': previewReturn,
    'POST /orders/slips/{slipId}/returns': returnGoods,
    'POST /orders/slips/{slipId}/exchanges': exchangeGoods,
    'POST /orders/parked': parkCart,
    'GET /orders/parked': listParked,
    'POST /orders/parked/{cartId}/take': takeParked,
    'GET /orders/at-hand': showAtHand,
    'PUT /orders/at-hand/favourites/{skuId}': setFavourite,
    'GET /orders/mine': listMine,
    'GET /orders/mine/{slipId}': showMine,
    'GET /orders/members/{memberId}/slips': listMemberSlips,
    'GET /orders/board': showBoard,
    'GET /orders/totals': showTotals,
    'POST /orders/approvals': askApproval,
    'POST /orders/slips/{slipId}/approvals': askSlipApproval,
    'GET /orders/deputy': showDeputy,
    'POST /orders/deputy': setDeputy,
    'GET /orders/approvals': listApprovals,
    'GET /orders/approvals/{approvalId}': showApproval,
    'POST /orders/approvals/{approvalId}/decide': decideApproval,
  },
  ordersRefusals,
);
