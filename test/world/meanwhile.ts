import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { ports, withPorts } from '#platform/ports';

/**
 * Runs `action` with `other` happening whole between its reads and its first transaction: the moment at which two callers
 * meet, every time. Inside `world.inside`.
 */
export function meanwhile<T>(other: () => Promise<unknown>, action: () => Promise<T>): Promise<T> {
  const real = ports().send;
  let met = false;
  const send = new Proxy(real, {
    apply: async (target, self, args: unknown[]) => {
      if (!met && args[0] instanceof TransactWriteCommand) {
        met = true;
        await withPorts({ send: real }, other);
      }
      return Reflect.apply(target, self, args);
    },
  });
  return withPorts({ send }, action);
}
