export type Facts = Readonly<Record<string, string | number>>;

/**
 * What a page shows when something did not work. `code` is one of the contract's refusal codes, or one of the device's own:
 * OFFLINE (nothing reached the server, or no reply came back), TIMEOUT, UNEXPECTED (a reply nobody should get).
 * `message` is a whole sentence in the reader's language: what happened and what to do.
 */
export class ProblemError extends Error {
  readonly code: string;
  readonly status: number;
  readonly facts: Facts;
  readonly requestId: string | undefined;

  constructor(code: string, message: string, more: { status?: number; facts?: Facts; requestId?: string | undefined } = {}) {
    super(message);
    this.name = 'ProblemError';
    this.code = code;
    this.status = more.status ?? 0;
    this.facts = more.facts ?? {};
    this.requestId = more.requestId;
  }
}

/** The reply may never have come back: the server may or may not have done it. Only such failures are asked again. */
export const isLost = (problem: { code: string }): boolean => problem.code === 'OFFLINE' || problem.code === 'TIMEOUT';
