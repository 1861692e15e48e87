import { httpEntry } from '#platform/http';
import { commissionsContract } from './contract.ts';
import { closeMonth } from './handlers/close-month.ts';
import { listRules } from './handlers/list-rules.ts';
import { publishRuleBook } from './handlers/publish-rule-book.ts';
import { rankStore } from './handlers/rank-store.ts';
import { listCloses, showClose } from './handlers/show-closes.ts';
import { showMine } from './handlers/show-mine.ts';
import { showRuleBook } from './handlers/show-rule-book.ts';
import { commissionsRefusals } from './refusals.ts';

export const handler = httpEntry(
  commissionsContract,
  {
    'GET /commissions/mine': showMine,
    'GET /commissions/store': rankStore,
    'GET /commissions/rules': listRules,
    'GET /commissions/rule-book': showRuleBook,
    'PUT /commissions/rules': publishRuleBook,
    'POST /commissions/closes': closeMonth,
    'GET /commissions/closes': listCloses,
    'GET /commissions/closes/{month}': showClose,
  },
  commissionsRefusals,
);
