import { httpEntry } from '#platform/http';
import { commissionsContract, commissionsRefusals } from './contract.ts';
import { listRules } from './handlers/list-rules.ts';
import { rankStore } from './handlers/rank-store.ts';
import { showMine } from './handlers/show-mine.ts';

export const handler = httpEntry(
  commissionsContract,
  {
    'GET /commissions/mine': showMine,
    'GET /commissions/store': rankStore,
    'GET /commissions/rules': listRules,
  },
  commissionsRefusals,
);
