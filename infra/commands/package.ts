import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the CloudFormation template and the zips into .serverless/, offline. Arguments go to the framework: `--stage prod`. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const osls = fileURLToPath(new URL('../../node_modules/serverless/bin/serverless.js', import.meta.url));
// Without a credential the framework would look for one on the network; packaging needs none.
const env = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'offline',
  AWS_SECRET_ACCESS_KEY: 'offline',
  SLS_NOTIFICATIONS_MODE: 'off',
  SLS_TELEMETRY_DISABLED: '1',
};
const { status } = spawnSync(process.execPath, [osls, 'package', ...process.argv.slice(2)], { cwd: root, env, stdio: 'inherit' });
process.exitCode = status ?? 1;
