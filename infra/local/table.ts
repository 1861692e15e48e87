import { awsJson } from './aws-json.ts';
import { fields, readYaml } from './template.ts';

const TEMPLATE = new URL('../table.yml', import.meta.url);

/** Creates the table exactly as the deployed template describes it, where it does not exist yet. Returns whether it was new. */
export async function createTable(endpoint: string, table: string): Promise<boolean> {
  const { TableNames } = await awsJson(endpoint, 'DynamoDB_20120810.ListTables', {});
  if (Array.isArray(TableNames) && TableNames.includes(table)) return false;
  const properties = fields(readYaml(TEMPLATE), 'Resources', 'Table', 'Properties');
  const { StreamSpecification, TimeToLiveSpecification, PointInTimeRecoverySpecification, SSESpecification, ...rest } = properties;
  await awsJson(endpoint, 'DynamoDB_20120810.CreateTable', {
    ...rest,
    TableName: table,
    // CloudFormation implies StreamEnabled, the API does not; a local file has no backups, keys or deletion protection.
    StreamSpecification: { StreamEnabled: true, ...fields(StreamSpecification) },
    DeletionProtectionEnabled: false,
  });
  await awsJson(endpoint, 'DynamoDB_20120810.UpdateTimeToLive', { TableName: table, TimeToLiveSpecification });
  return true;
}
