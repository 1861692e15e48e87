import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { serveAws } from './aws-endpoint.ts';
import { startDatabase } from './database.ts';
import { busActions } from './event-bus.ts';
import { routeEvents } from './facts.ts';
import { gatewayRoutes, loadFunctions } from './functions.ts';
import { gateway } from './gateway.ts';
import { localSecrets } from './local-secrets.ts';
import { objectStore } from './objects.ts';
import { ownKeys } from './own-keys.ts';
import { openQueues } from './queues.ts';
import { requests } from './requests.ts';
import { enforceRights } from './rights.ts';
import { createSandbox } from './sandbox/sandbox.ts';
import { secretsActions } from './secrets-endpoint.ts';
import { readService } from './serverless.ts';
import { SECRETS_PREFIX, TABLE, useSettings } from './settings.ts';
import { staticFiles } from './static-files.ts';
import { createTable } from './table.ts';
import { startWork } from './work.ts';

const ROOT = new URL('../../', import.meta.url);
/** Relayed stream records that are kept nevertheless, so that a person can look at what happened lately. */
const STREAM_KEPT = 10_000;

export type SystemOptions = {
  /** Everything that must survive a restart lies in this folder. */
  data: string;
  /** 0 takes a free port. */
  port: number;
  /** The folder of the built H5. */
  h5: string;
};

export type System = {
  origin: string;
  /** Whether this start made the table. */
  fresh: boolean;
  /** Waits until every announced fact has been reacted to. */
  settled: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * The whole deployed system in one process: database, gateway, bus, queues, schedules, expiry, secrets, and stand-ins of the outside
 * systems. Requests that come before everything is up wait. One system a process: functions read their settings from the environment.
 */
export async function startSystem({ data, port, h5 }: SystemOptions): Promise<System> {
  const service = readService(ROOT);
  const queues = openQueues(join(data, 'queues.db'), Date.now);
  const { server, origin, serve } = await listen(port).catch((error) => {
    queues.close();
    throw error;
  });
  const database = await startDatabase(join(data, 'database.db'), queues.position('relay') - STREAM_KEPT);
  const sandbox = createSandbox({ stateFile: join(data, 'sandbox.json'), nowMs: Date.now, callbackUrls: callbackUrls(origin) });
  const secrets = localSecrets(sandbox, ownKeys(join(data, 'keys.json')));
  const aws = await serveAws({ ...secretsActions(SECRETS_PREFIX, secrets), ...busActions(routeEvents(service.rules, queues)) });
  useSettings({ database: database.endpoint, aws: aws.endpoint, origin });
  const fresh = await createTable(database.endpoint, TABLE);
  const client = documentClient();
  const functions = await loadFunctions(service, fileURLToPath(ROOT), client);
  const work = await startWork({ service, functions, queues, sandbox, client, database: database.endpoint });
  const objects = objectStore('/s3', join(data, 'objects'), Date.now);
  const api = gateway('/api', gatewayRoutes(functions));
  serve(requests({ api, objects, sandbox, queues, files: staticFiles(h5), afterWrite: work.nudge }));
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await work.stop();
    client.destroy();
    aws.stop();
    await database.stop();
    queues.close();
  };
  return { origin, fresh, settled: work.settled, stop };
}

const callbackUrls = (origin: string) => ({ wecom: `${origin}/api/wecom/callbacks` });

type Listener = ReturnType<typeof requests>;

/** Takes the port at once; requests wait for `serve`. */
async function listen(port: number): Promise<{ server: Server; origin: string; serve: (listener: Listener) => void }> {
  let serve: (listener: Listener) => void = () => {};
  const ready = new Promise<Listener>((resolve) => {
    serve = resolve;
  });
  const server = createServer((request, response) => void ready.then((listener) => listener(request, response)));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return { server, origin: `http://127.0.0.1:${taken}`, serve };
}

function documentClient(): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), { marshallOptions: { removeUndefinedValues: true } });
  enforceRights(client);
  return client;
}
