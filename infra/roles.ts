/**
 * A plugin of the serverless framework: gives each function a role of its own that may do what its `needs` say and nothing else.
 *
 * needs: { table: [read, write, delete], indexes: [gsi1], secrets: [keys], objects: [read], bus: true, stream: Table, sends: [SomeQueue] }
 *
 * Taking messages from a queue follows from the function's own `sqs` event.
 */
type Needs = {
  table?: (keyof typeof tableActions)[];
  indexes?: string[];
  secrets?: (keyof typeof secretResources)[];
  objects?: (keyof typeof objectActions)[];
  bus?: boolean;
  stream?: string;
  sends?: string[];
};
type GetAtt = { 'Fn::GetAtt': [string, string] };
type Statement = { Effect: 'Allow'; Action: string[]; Resource: unknown[] };
type LambdaFunction = { needs?: Needs; role?: unknown; events?: { sqs?: { arn: GetAtt } }[] };
type Framework = {
  service: { functions: Record<string, LambdaFunction>; resources: { Resources: Record<string, unknown> } };
  configSchemaHandler: { defineFunctionProperties: (provider: string, schema: object) => void };
};

/** TransactWriteItems and BatchGetItem are allowed by the rights of what they contain; only BatchGet has a name of its own. */
const tableActions = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'],
  delete: ['dynamodb:DeleteItem'],
} as const;

const secretResources = {
  wechat: 'WechatSecret',
  wecom: 'WecomSecret',
  'wechat-pay': 'WechatPaySecret',
  partners: 'PartnersSecret',
  keys: 'KeysSecret',
} as const;

/** Of the media bucket: what a signed link or form allows is what its signer may do. */
const objectActions = { read: 's3:GetObject', write: 's3:PutObject' } as const;

const strings = { type: 'array', items: { type: 'string' } };
const needsSchema = {
  type: 'object',
  properties: {
    table: { type: 'array', items: { enum: Object.keys(tableActions) } },
    indexes: { type: 'array', items: { enum: ['gsi1', 'gsi2', 'due'] } },
    secrets: { type: 'array', items: { enum: Object.keys(secretResources) } },
    objects: { type: 'array', items: { enum: Object.keys(objectActions) } },
    bus: { type: 'boolean' },
    stream: { type: 'string' },
    sends: strings,
  },
  additionalProperties: false,
};

export default class Roles {
  readonly hooks: Record<string, () => void>;

  constructor({ service, configSchemaHandler }: Framework) {
    configSchemaHandler.defineFunctionProperties('aws', { properties: { needs: needsSchema }, required: ['needs'] });
    this.hooks = {
      initialize: () => {
        for (const [name, fn] of Object.entries(service.functions)) {
          const logicalId = name.charAt(0).toUpperCase() + name.slice(1);
          service.resources.Resources[`${logicalId}Role`] = role(statements(fn, logicalId));
          fn.role = `${logicalId}Role`;
        }
      },
      // A failed build leaves esbuild's process running, and that would keep the framework from ending.
      error: () => {
        setTimeout(() => process.exit(1), 1000).unref();
      },
    };
  }
}

function role(Statement: Statement[]) {
  const trusted = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' };
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trusted] },
      Policies: [{ PolicyName: 'needs', PolicyDocument: { Version: '2012-10-17', Statement } }],
    },
  };
}

const arnOf = (logicalId: string, attribute = 'Arn'): GetAtt => ({ 'Fn::GetAtt': [logicalId, attribute] });
const allow = (Action: readonly string[], Resource: unknown[]): Statement => ({ Effect: 'Allow', Action: [...Action], Resource });

function statements({ needs = {}, events = [] }: LambdaFunction, logicalId: string): Statement[] {
  const { table = [], indexes = [], secrets = [], objects = [], bus, stream, sends = [] } = needs;
  const queues = events.flatMap((event) => (event.sqs ? [event.sqs.arn] : []));
  return [
    // The log group's own ARN already covers its streams.
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [arnOf(`${logicalId}LogGroup`)]),
    ...(table.length
      ? [
          allow(
            table.flatMap((right) => tableActions[right]),
            [arnOf('Table')],
          ),
        ]
      : []),
    ...(indexes.length
      ? [
          allow(
            ['dynamodb:Query'],
            indexes.map((index) => ({ 'Fn::Sub': `\${Table.Arn}/index/${index}` })),
          ),
        ]
      : []),
    ...(secrets.length
      ? [
          allow(
            ['secretsmanager:GetSecretValue'],
            secrets.map((name) => ({ Ref: secretResources[name] })),
          ),
        ]
      : []),
    ...onObjects(objects),
    ...(bus ? [allow(['events:PutEvents'], [arnOf('Bus')])] : []),
    ...(stream ? [allow(streamActions, [arnOf(stream, 'StreamArn')])] : []),
    ...(sends.length
      ? [
          allow(
            ['sqs:SendMessage'],
            sends.map((queue) => arnOf(queue)),
          ),
        ]
      : []),
    ...(queues.length ? [allow(queueActions, queues)] : []),
  ];
}

const onObjects = (rights: NonNullable<Needs['objects']>): Statement[] =>
  rights.map((right) => allow([objectActions[right]], [{ 'Fn::Sub': `\${MediaBucket.Arn}/*` }]));

const streamActions = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream', 'dynamodb:ListStreams'];
const queueActions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
