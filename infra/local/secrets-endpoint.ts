import { type AwsAction, AwsError } from './aws-endpoint.ts';

export type SecretSource = (name: string) => Record<string, string> | undefined;

/** Secrets Manager's GetSecretValue over a source of secrets by name; `prefix` stands before the name as in a deployment. */
export function secretsActions(prefix: string, source: SecretSource): Record<string, AwsAction> {
  return {
    'secretsmanager.GetSecretValue': ({ SecretId }) => {
      const id = String(SecretId);
      const value = id.startsWith(`${prefix}/`) ? source(id.slice(prefix.length + 1)) : undefined;
      if (!value) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return { ARN: `arn:local:secretsmanager:::secret:${id}`, Name: id, SecretString: JSON.stringify(value), VersionId: 'local' };
    },
  };
}
