import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Message = { id: number; messageId: string; queue: string; body: string; receives: number };
export type DeadLetter = Message & { sentAt: string; why: string };

/**
 * SQS on one machine: durable queues with visibility, redelivery and dead letters, and the position up to which the table's stream
 * has been relayed. Delivers at least once, in no promised order, like the real one.
 */
export type Queues = ReturnType<typeof openQueues>;

/** The first to open the file holds it until its process ends, so that two servers never work on the same data. */
const SCHEMA = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  CREATE TABLE IF NOT EXISTS messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, messageId TEXT NOT NULL, queue TEXT NOT NULL, body TEXT NOT NULL, sentMs INTEGER NOT NULL,
    visibleMs INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0, why TEXT NOT NULL DEFAULT ''
  );
  CREATE INDEX IF NOT EXISTS waiting ON messages (queue, dead, visibleMs);
  CREATE TABLE IF NOT EXISTS positions (name TEXT PRIMARY KEY, sequence INTEGER NOT NULL);
`;

/** How long a message that is being worked on stays hidden. */
const HIDDEN_MS = 180_000;

export function openQueues(file: string, nowMs: () => number) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = open(file);
  // What was being worked on when the last process ended is handed out again at once.
  db.exec('UPDATE messages SET visibleMs = 0 WHERE dead = 0');
  const insert = db.prepare('INSERT INTO messages (messageId, queue, body, sentMs, visibleMs) VALUES (?, ?, ?, ?, ?)');
  const visible = db.prepare('SELECT * FROM messages WHERE queue = ? AND dead = 0 AND visibleMs <= ? ORDER BY visibleMs, id LIMIT ?');
  const hide = db.prepare('UPDATE messages SET visibleMs = ?, receives = receives + 1 WHERE id = ?');
  const show = db.prepare('UPDATE messages SET visibleMs = ? WHERE id = ?');
  const kill = db.prepare('UPDATE messages SET dead = 1, why = ? WHERE id = ?');
  const position = db.prepare('SELECT sequence FROM positions WHERE name = ?');
  const move = db.prepare('INSERT INTO positions VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sequence = excluded.sequence');
  return {
    send: (queue: string, body: string): void => {
      insert.run(randomUUID(), queue, body, nowMs(), nowMs());
    },
    /** Hands out at most `limit` messages and hides them from the next taker. */
    take: (queue: string, limit: number): Message[] => {
      const messages = visible.all(queue, nowMs(), limit).map(message);
      for (const { id } of messages) hide.run(nowMs() + HIDDEN_MS, id);
      return messages.map((m) => ({ ...m, receives: m.receives + 1 }));
    },
    done: ({ id }: Message): void => {
      db.prepare('DELETE FROM messages WHERE id = ?').run(id);
    },
    retry: ({ id }: Message, afterMs: number): void => {
      show.run(nowMs() + afterMs, id);
    },
    bury: ({ id }: Message, why: string): void => {
      kill.run(why, id);
    },
    deadLetters: (): DeadLetter[] => db.prepare('SELECT * FROM messages WHERE dead = 1 ORDER BY id LIMIT 500').all().map(deadLetter),
    /** Dead letters (one, or all) go back into their queues. Returns how many. */
    redrive: (id?: number): number => {
      const which = id === undefined ? 'dead = 1' : 'dead = 1 AND id = ?';
      const sql = `UPDATE messages SET dead = 0, receives = 0, visibleMs = 0, why = '' WHERE ${which}`;
      return Number(db.prepare(sql).run(...(id === undefined ? [] : [id])).changes);
    },
    waiting: (): number => Number(db.prepare('SELECT COUNT(*) AS n FROM messages WHERE dead = 0').get()?.n ?? 0),
    position: (name: string): number => Number(position.get(name)?.sequence ?? 0),
    moveTo: (name: string, sequence: number): void => {
      move.run(name, sequence);
    },
    close: (): void => db.close(),
  };
}

export class DataInUse extends Error {}

function open(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    if (!String(error).includes('locked')) throw error;
    throw new DataInUse(`${dirname(file)} is in use: another server of this checkout is running`);
  }
}

type Found = Record<string, unknown>;

const message = (row: Found): Message => ({
  id: Number(row.id),
  messageId: String(row.messageId),
  queue: String(row.queue),
  body: String(row.body),
  receives: Number(row.receives),
});

const deadLetter = (row: Found): DeadLetter => ({
  ...message(row),
  sentAt: new Date(Number(row.sentMs)).toISOString(),
  why: String(row.why),
});
