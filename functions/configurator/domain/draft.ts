/**
 * A model as head office writes it: everything is text as it was typed, right or wrong, so that nothing typed is ever lost. `readDraft`
 * makes the model of it, or says what is wrong and where.
 */
export type DraftValue = { code: string; name: string; picture?: string | undefined; imageUrl?: string | undefined };
export type DraftOption = { code: string; name: string; unit?: string | undefined; values: readonly DraftValue[] };

export const draftRuleKinds = ['if', 'not', 'allow', 'forbid'] as const;
export type DraftRuleKind = (typeof draftRuleKinds)[number];

export type DraftRule = {
  id: string;
  kind: DraftRuleKind;
  /** 「内芯 = 天然乳胶；宽度 = 1.2 米、1.5 米」 of 'if' and 'not'. */
  when: string;
  /** Of 'if'. */
  follows: string;
  /** Options of an 'allow' or 'forbid' table, and its rows of values; 「任意」 or * stands for any. */
  cols: readonly string[];
  rows: readonly (readonly string[])[];
};

/** Amounts are yuan. */
export type DraftTable = { name: string; cols: readonly string[]; rows: readonly { keys: readonly string[]; amount: string }[] };
export type DraftSize = { option: string; min: string; max: string };
export type DraftPart = { part: string; name: string; unit: string; qty: string; when: string };

export type Draft = {
  options: readonly DraftOption[];
  rules: readonly DraftRule[];
  tables: readonly DraftTable[];
  formula: string;
  leadDays: string;
  /** Sizes off the list, where there are any; percent and yuan as typed. */
  nonstandard: {
    sizes: readonly DraftSize[];
    step: string;
    surchargePercent: string;
    surchargeMin: string;
    leadDays: string;
    approval: boolean;
  };
  bom: readonly DraftPart[];
};

export const emptyDraft: Draft = {
  options: [],
  rules: [],
  tables: [],
  formula: '',
  leadDays: '',
  nonstandard: { sizes: [], step: '10', surchargePercent: '15', surchargeMin: '0', leadDays: '30', approval: true },
  bom: [],
};

/** `place`: 'formula', 'rule:R1.when', 'rule:R5.rows.3', 'table:base.2', 'option:width', 'bom:F-1.qty', 'nonstandard', 'model'. */
export type DraftFault = { place: string; text: string /** Index of the character, from 0. */; at?: number };
