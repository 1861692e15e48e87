import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { withPorts } from '#platform/ports';
import type { GatewayRoute } from './gateway.ts';
import { underRights } from './rights.ts';
import type { LocalFunction, Service } from './serverless.ts';

/** A Lambda on this machine: takes any event, answers whatever its handler answers. */
export type Invoke = (event: object) => Promise<ReturnType<typeof JSON.parse>>;
export type LoadedFunction = LocalFunction & { invoke: Invoke };

/** Loads the handlers that serverless.yml names. Each runs on the given database client and under its own rights. */
export async function loadFunctions({ functions }: Service, root: string, client: DynamoDBDocumentClient): Promise<LoadedFunction[]> {
  const send = client.send.bind(client);
  return Promise.all(
    functions.map(async (fn) => {
      const handler: unknown = (await import(pathToFileURL(join(root, fn.file)).href))[fn.exported];
      if (typeof handler !== 'function') throw new Error(`${fn.name}: ${fn.file} exports no ${fn.exported}`);
      return { ...fn, invoke: (event) => underRights(fn, () => withPorts({ send }, async () => handler(event))) };
    }),
  );
}

export const gatewayRoutes = (functions: readonly LoadedFunction[]): GatewayRoute[] =>
  functions.flatMap((fn) => fn.routes.map((route) => ({ route, handler: fn.invoke })));
