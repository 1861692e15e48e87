import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readService } from './local/serverless.ts';
import { type Fields, fields, list, type Value } from './local/template.ts';
import { templateFaults } from './template-faults.ts';

const ROOT = new URL('../', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'daogou-package-'));
after(() => rmSync(folder, { recursive: true }));

/** Packaged once, as it would be deployed. */
function packaged(): Fields {
  const command = fileURLToPath(new URL('commands/package.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, '--package', folder], {
    cwd: fileURLToPath(ROOT),
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${stdout}\n${stderr}`);
  return fields(JSON.parse(readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8')));
}

const template = packaged();
const resources = Object.entries(fields(template.Resources)).map(([name, value]) => ({
  name,
  type: String(fields(value).Type),
  ...fields(value),
}));
const ofType = (type: string): { name: string; properties: Fields }[] =>
  resources.filter((r) => r.type === type).map((r) => ({ name: r.name, properties: fields('Properties' in r ? r.Properties : {}) }));
const service = readService(ROOT);

const attOf = (value: Value | undefined): string => String(list(fields(value)['Fn::GetAtt'])[0]);

test('the template is one that CloudFormation understands, and leaves room below its 500 resources', () => {
  assert.deepEqual(templateFaults(template), []);
  assert.ok(resources.length < 450, `${resources.length} resources`);
});

test('a template with faults is told where they lie', () => {
  const faulty = {
    Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red', DelaySeconds: 'soon' } }, X: { Type: 'AWS::No::Thing' } },
  };
  assert.deepEqual(templateFaults(faulty), [
    'Q: no such property Colour',
    'Q.DelaySeconds: not a integer: "soon"',
    'X: no such type AWS::No::Thing',
  ]);
  const dangling = { Resources: { T: { Type: 'AWS::SNS::Topic', DependsOn: 'Gone', Properties: { TopicName: { Ref: 'Gone' } } } } };
  assert.deepEqual(templateFaults(dangling), ['T: depends on unknown Gone', '.T.Properties.TopicName: refers to unknown Gone']);
});

test('no ARN names a partition: the same template runs in AWS China', () => {
  assert.doesNotMatch(JSON.stringify(template), /arn:aws[:-]/);
});

test('every function has a role of its own', () => {
  const roles = ofType('AWS::Lambda::Function').map(({ properties }) => attOf(properties.Role));
  assert.equal(new Set(roles).size, service.functions.length);
  assert.equal(ofType('AWS::IAM::Role').length, service.functions.length);
});

test('a role names its actions and its resources: no wildcard, no policy of somebody else', () => {
  for (const { name, properties } of ofType('AWS::IAM::Role')) {
    assert.deepEqual(Object.keys(properties).sort(), ['AssumeRolePolicyDocument', 'Policies'], name);
    for (const statement of statementsOf(properties)) {
      assert.ok(
        list(statement.Action).every((action) => /^[a-z0-9]+:[A-Z][A-Za-z]+$/.test(String(action))),
        `${name}: ${JSON.stringify(statement.Action)}`,
      );
      // Objects of a bucket have no names before they are made.
      assert.doesNotMatch(JSON.stringify(statement.Resource).replace(/MediaBucket\.Arn\}\/\*/, ''), /\*/, name);
      assert.ok(list(statement.Resource).length > 0, name);
    }
  }
});

const statementsOf = (role: Fields): Fields[] =>
  list(role.Policies).flatMap((p) => list(fields(p, 'PolicyDocument').Statement).map((s) => fields(s)));

test('a function may do what its needs say and nothing else', () => {
  for (const fn of service.functions) {
    const role = ofType('AWS::IAM::Role').find(({ name }) => name === `${fn.name.charAt(0).toUpperCase()}${fn.name.slice(1)}Role`);
    const actions = role ? statementsOf(role.properties).flatMap((s) => list(s.Action).map(String)) : [];
    const may = (action: string): boolean => actions.includes(action);
    assert.equal(may('dynamodb:PutItem'), fn.needs.table.includes('write'), fn.name);
    assert.equal(may('dynamodb:DeleteItem'), fn.needs.table.includes('delete'), fn.name);
    assert.equal(may('dynamodb:GetItem'), fn.needs.table.includes('read'), fn.name);
    assert.equal(may('secretsmanager:GetSecretValue'), fn.needs.secrets.length > 0, fn.name);
    assert.equal(may('events:PutEvents'), fn.readsStream, fn.name);
    assert.equal(may('sqs:ReceiveMessage'), fn.queue !== undefined, fn.name);
    assert.equal(may('dynamodb:Scan'), false, fn.name);
  }
});

test('the table can be restored, forgets what expires, is encrypted and outlives the stack', () => {
  const table = resources.find((r) => r.name === 'Table');
  const properties = fields(table && 'Properties' in table ? table.Properties : {});
  assert.deepEqual(properties.PointInTimeRecoverySpecification, { PointInTimeRecoveryEnabled: true });
  assert.deepEqual(properties.TimeToLiveSpecification, { AttributeName: 'ttl', Enabled: true });
  assert.deepEqual(properties.SSESpecification, { SSEEnabled: true, SSEType: 'KMS' });
  assert.deepEqual(properties.StreamSpecification, { StreamViewType: 'NEW_AND_OLD_IMAGES' });
  assert.equal(table && 'DeletionPolicy' in table && table.DeletionPolicy, 'Retain');
});

test('every queue hands what fails to a dead-letter queue, and every dead-letter queue wakes somebody', () => {
  const queues = ofType('AWS::SQS::Queue');
  const alarmed = alarms().flatMap(({ properties }) => list(properties.Dimensions).map((d) => attOf(fields(d).Value)));
  for (const { name, properties } of queues) {
    if (name.endsWith('DeadLetters')) assert.ok(alarmed.includes(name), `${name} has no alarm`);
    else assert.equal(attOf(fields(properties.RedrivePolicy).deadLetterTargetArn), name.replace('Queue', 'DeadLetters'));
  }
  assert.ok(queues.length > 2);
  const [relay] = ofType('AWS::Lambda::EventSourceMapping').filter(({ properties }) => properties.StartingPosition !== undefined);
  assert.equal(attOf(fields(relay?.properties, 'DestinationConfig', 'OnFailure').Destination), 'RelayDeadLetters');
  assert.equal(relay?.properties.BisectBatchOnFunctionError, true);
});

const alarms = () => ofType('AWS::CloudWatch::Alarm').filter(({ properties }) => list(properties.AlarmActions).length > 0);

test('errors, throttles and late facts wake somebody', () => {
  const watched = alarms().map(({ properties }) => String(properties.MetricName));
  for (const metric of ['5xx', 'Errors', 'Throttles', 'ReadThrottleEvents', 'WriteThrottleEvents', 'IteratorAge'])
    assert.ok(watched.includes(metric), metric);
});

test('a queue waits at least six times as long as its function may run', () => {
  for (const fn of service.functions.filter((f) => f.queue)) {
    const queue = ofType('AWS::SQS::Queue').find(({ name }) => name === fn.queue?.name);
    const lambda = ofType('AWS::Lambda::Function').find(({ properties }) => String(properties.FunctionName).endsWith(`-${fn.name}`));
    assert.ok(Number(queue?.properties.VisibilityTimeout) >= 6 * Number(lambda?.properties.Timeout), fn.name);
  }
});

test('the bus brings each context just the facts that it reacts to', () => {
  for (const { name, detailTypes, queues } of service.rules) {
    const fn = service.functions.find((f) => f.queue && queues.includes(f.queue.name));
    const code = readFileSync(new URL(fn?.file ?? '', ROOT), 'utf8');
    const reactedTo = [...new Set([...code.matchAll(/'([a-z]+\.[a-z]+(?:-[a-z]+)+)'/g)].map((m) => m[1]))].sort();
    assert.deepEqual(detailTypes.toSorted(), reactedTo, name);
  }
  assert.equal(service.rules.length, service.functions.filter((f) => f.queue).length);
});

test('every route of the contracts is reached through the API', async () => {
  for (const fn of service.functions.filter((f) => f.routes.length > 0)) {
    const context = fn.file.split('/')[1] ?? '';
    const contract = fields((await import(new URL(`functions/${context}/contract.ts`, ROOT).href))[`${context}Contract`]);
    const paths = Object.keys(contract).map((key) => key.split(' ')[1] ?? '');
    for (const path of paths)
      assert.ok(
        fn.routes.some((route) => reaches(route, path)),
        `${path}: add it to the events of ${fn.name}`,
      );
  }
});

const reaches = (route: string, path: string): boolean => {
  const pattern = route.replace(/^\w+ /, '');
  return pattern.endsWith('/{proxy+}') ? path.startsWith(pattern.slice(0, -'{proxy+}'.length)) : pattern === path;
};
