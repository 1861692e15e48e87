import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Fact } from '#platform/facts';
import type { Ports } from '#platform/ports';
import type { Row } from '#platform/table';
import { MemoryTable } from '../simulation/memory-table.ts';
import type { World } from '../world.ts';

/** Where a year is lived: in memory, or in the embedded database. */
export type YearStore = {
  send: Ports['send'];
  /** What was announced since the last time, in the order in which it was committed. */
  announced: () => Promise<Fact[]>;
  /** A lead that is over and told is of no more use to the year. */
  forget: (leadPk: string) => void;
  inside: <T>(ports: Partial<Ports>, run: () => Promise<T>) => Promise<T>;
};

export function inMemory(withPorts: <T>(ports: Partial<Ports>, run: () => T) => T): YearStore {
  const table = new MemoryTable();
  const drop = (row: Pick<Row, 'pk' | 'sk'>): void => {
    table.answer(new TransactWriteCommand({ TransactItems: [{ Delete: { TableName: 't', Key: { pk: row.pk, sk: row.sk } } }] }));
  };
  return {
    send: ((command: unknown) => table.send(command)) as Ports['send'],
    announced: async () => {
      const rows = table.changes.splice(0).flatMap(({ before, after }) => (after && !before ? [after] : []));
      const facts = rows.flatMap((row) => (row.fact === undefined ? [] : [row.fact as Fact]));
      // Told facts and remembered replies have their own end of life; a year of them would not fit into memory.
      for (const row of rows) if (row.pk.startsWith('FACT#') || row.pk.startsWith('ACTION#')) drop(row);
      table.changes.length = 0;
      return facts;
    },
    forget: (leadPk) => {
      for (const row of table.rows.partition(leadPk)) drop(row);
      table.changes.length = 0;
    },
    inside: (ports, run) => withPorts(ports, run),
  };
}

export function inWorld(world: World, withPorts: <T>(ports: Partial<Ports>, run: () => T) => T, send: Ports['send']): YearStore {
  return {
    send,
    announced: () => world.drainFacts(),
    forget: () => undefined,
    inside: (ports, run) => withPorts(ports, run),
  };
}
