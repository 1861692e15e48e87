import { type Fields, fields, list, readYaml, type Value } from './template.ts';

/** What `needs` in a functions.yml grants (infra/roles.ts makes the same into a role on AWS). */
export type Needs = { table: string[]; indexes: string[]; secrets: string[]; objects: string[] };

/** One Lambda of serverless.yml in the words of this machine. */
export type LocalFunction = {
  name: string;
  /** 'functions/orders/routes.ts' and the name it exports. */
  file: string;
  exported: string;
  needs: Needs;
  /** 'ANY /orders/{proxy+}' */
  routes: string[];
  queue?: { name: string; batchSize: number };
  schedules: string[];
  readsStream: boolean;
};

export type LocalQueue = { name: string; maxReceives: number };
export type LocalRule = { name: string; sources: string[]; detailTypes: string[]; queues: string[] };
export type Service = { functions: LocalFunction[]; queues: LocalQueue[]; rules: LocalRule[] };

/** Reads the service's functions, queues and rules from serverless.yml and the files that it names. */
export function readService(root: URL): Service {
  const serverless = readYaml(new URL('serverless.yml', root));
  const functions = list(serverless.functions).map((line) => included(line, root));
  const resources = Object.assign({}, ...list(serverless.resources).map((line) => fields(included(line, root), 'Resources')));
  return {
    functions: functions.flatMap((file) => Object.entries(file).map(([name, value]) => localFunction(name, fields(value)))),
    queues: ofType(resources, 'AWS::SQS::Queue').map(([name, properties]) => ({
      name,
      maxReceives: Number(fields(properties.RedrivePolicy).maxReceiveCount ?? 1),
    })),
    rules: ofType(resources, 'AWS::Events::Rule').map(([name, properties]) => localRule(name, properties)),
  };
}

const INCLUDE = /^\$\{file\(([^)]+)\)(?::(\w+))?\}$/;

/** `${file(infra/relay.yml):resources}`: a file, or one part of it. */
function included(line: Value, root: URL): Fields {
  const [, path, part] = INCLUDE.exec(String(line)) ?? [];
  if (path === undefined) throw new Error(`serverless.yml: expected \${file(…)}, found ${JSON.stringify(line)}`);
  const file = readYaml(new URL(path, root));
  return part === undefined ? file : fields(file[part]);
}

function ofType(resources: Fields, type: string): [name: string, properties: Fields][] {
  return Object.entries(resources).flatMap(([name, r]) => (fields(r).Type === type ? [[name, fields(r, 'Properties')]] : []));
}

function localFunction(name: string, definition: Fields): LocalFunction {
  const handler = String(definition.handler);
  const dot = handler.lastIndexOf('.');
  const events = list(definition.events).map((event) => fields(event));
  const queue = events.map((event) => fields(event.sqs)).find((sqs) => sqs.arn !== undefined);
  return {
    name,
    file: `${handler.slice(0, dot)}.ts`,
    exported: handler.slice(dot + 1),
    needs: needsOf(fields(definition.needs)),
    routes: events.flatMap((event) => (typeof event.httpApi === 'string' ? [event.httpApi] : [])),
    ...(queue ? { queue: { name: logicalIdOf(queue.arn), batchSize: Number(queue.batchSize ?? 10) } } : {}),
    schedules: events.flatMap((event) => (typeof event.schedule === 'string' ? [event.schedule] : [])),
    readsStream: events.some((event) => event.stream !== undefined),
  };
}

const texts = (value: Value | undefined): string[] => list(value).map(String);

const needsOf = (needs: Fields): Needs => ({
  table: texts(needs.table),
  indexes: texts(needs.indexes),
  secrets: texts(needs.secrets),
  objects: texts(needs.objects),
});

/** The resource that a `!GetAtt Name.Arn` names. */
const logicalIdOf = (arn: Value | undefined): string => String(list(fields(arn)['Fn::GetAtt'])[0]);

function localRule(name: string, properties: Fields): LocalRule {
  const pattern = fields(properties.EventPattern);
  const queues = list(properties.Targets).map((target) => logicalIdOf(fields(target).Arn));
  return { name, sources: texts(pattern.source), detailTypes: texts(pattern['detail-type']), queues };
}
