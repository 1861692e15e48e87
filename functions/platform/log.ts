/**
 * One JSON line per event. Only the fields below may be logged: phones, names, tokens and bodies never are.
 */
export type LogFields = {
  requestId?: string;
  route?: string;
  status?: number;
  code?: string;
  ms?: number;
  calls?: number;
  factId?: string;
  factType?: string;
  consumer?: string;
  count?: number;
  error?: string;
  stack?: string;
};

type Level = 'info' | 'warn' | 'error';

export function log(level: Level, message: string, fields: LogFields = {}): void {
  const least = process.env.LOG_LEVEL;
  if (least === 'off' || (level === 'info' && least === 'warn')) return;
  const line = JSON.stringify({ level, message, ...fields });
  process.stdout.write(`${line}\n`);
}

/** What may be logged of something thrown: the kind and where, not the message, which may quote a customer's data. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((l) => l.trimStart().startsWith('at '))
    .slice(0, 6);
  return { error: error.name, stack: frames.map((f) => f.trim()).join(' | ') };
}
