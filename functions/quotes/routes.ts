import { httpEntry } from '#platform/http';
import { quotesContract, quotesRefusals } from './contract.ts';
import { acceptCard } from './handlers/accept-card.ts';
import { createCard } from './handlers/create-card.ts';
import { listCards } from './handlers/list-cards.ts';
import { noteLook } from './handlers/note-look.ts';
import { openCard } from './handlers/open-card.ts';
import { showCard } from './handlers/show-card.ts';
import { swapOptions } from './handlers/swap-options.ts';
import { withdrawCard } from './handlers/withdraw-card.ts';

export const handler = httpEntry(
  quotesContract,
  {
    'POST /quotes': createCard,
    'GET /quotes': listCards,
    'GET /quotes/{quoteId}': showCard,
    'POST /quotes/{quoteId}/withdraw': withdrawCard,
    'GET /quotes/cards/{quoteId}': openCard,
    'POST /quotes/cards/{quoteId}/looks': noteLook,
    'POST /quotes/cards/{quoteId}/swaps': swapOptions,
    'POST /quotes/cards/{quoteId}/accept': acceptCard,
  },
  quotesRefusals,
);
