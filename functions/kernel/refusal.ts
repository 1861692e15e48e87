/**
 * A rule says no with a Refusal. Codes are closed lists in the contracts, which also hold the sentences; `facts` fill
 * the sentence's placeholders («库存只剩 {available} 件»). Anything else that is thrown is a bug.
 */
export type RefusalFacts = Readonly<Record<string, string | number>>;

export class Refusal extends Error {
  // Not `declare`: the phone's own build does not know it.
  readonly code: string;
  readonly facts: RefusalFacts;

  constructor(code: string, facts: RefusalFacts = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}
