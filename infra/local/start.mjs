import { runInProjectNode } from './bootstrap.mjs';

runInProjectNode('infra/local/server.ts', process.argv.slice(2));
