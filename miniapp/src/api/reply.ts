import { type Facts, ProblemError } from './problem.ts';

type Sentence = (key: 'api.timeout' | 'api.unexpected', facts?: Facts) => string;

/**
 * A reply that is not 2xx → the problem to show. The server's sentence is shown as it is. A gateway's 502–504 carries no
 * code of ours: whether the work was done is unknown, so it counts as lost and may be asked again.
 */
export function problemOf(status: number, body: unknown, t: Sentence): ProblemError {
  const { code, message, facts, requestId } = isRecord(body) ? body : {};
  const more = { status, facts: isFacts(facts) ? facts : {}, requestId: typeof requestId === 'string' ? requestId : undefined };
  if (typeof code === 'string' && typeof message === 'string') return new ProblemError(code, message, more);
  if (status >= 502 && status <= 504) return new ProblemError('TIMEOUT', t('api.timeout'), more);
  return new ProblemError('UNEXPECTED', t('api.unexpected', { status }), more);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isFacts = (value: unknown): value is Facts =>
  isRecord(value) && Object.values(value).every((v) => typeof v === 'string' || typeof v === 'number');
