// `node infra/local/run.mjs FILE …`: runs one of the project's own programs in its Node 22, installing first what is missing.
import { runInProjectNode } from './bootstrap.mjs';

const [file = '', ...args] = process.argv.slice(2);
runInProjectNode(file, args);
