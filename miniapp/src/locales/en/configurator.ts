import type { configurator as zh } from '../zh-CN/configurator.ts';

export const configurator: Record<keyof typeof zh, string> = {
  title: 'Configure',
  done: 'Add to the slip',
  from: 'From',
  fromPrice: 'from {amount}',
  implied: 'Settled',
  blocked: 'Conflicts',
  left: '{count} combinations left',
  because: '"{wanted}" does not go with {because}',
  never: '"{wanted}" cannot be made at present',
  and: ', ',
  without: 'without {choice}',
  change: 'Change to {changes}',
  dearer: '(+{amount})',
  cheaper: '(-{amount})',
};
