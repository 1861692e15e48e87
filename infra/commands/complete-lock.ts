import { readFileSync, writeFileSync } from 'node:fs';
import { fields } from '../local/template.ts';
import { completed } from '../lockfile.ts';

/** After `npm install`, where the registry does not hold every platform's packages: `node infra/local/run.mjs infra/commands/complete-lock.ts`. */
const file = new URL('../../package-lock.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(completed(fields(JSON.parse(readFileSync(file, 'utf8')))), null, 2)}\n`);
