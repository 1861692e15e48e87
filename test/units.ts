import './runner/quick-properties.ts';
import { filesLike, runNodeTests } from './runner/node-tests.ts';

/** The tests that need nothing but code, quickly, in one process: what `npm run check` runs. The last line is 'N passed, N failed'. */
const files = filesLike('functions/**/*.test.ts', 'miniapp/src/**/*.test.ts', 'test/architecture.test.ts');
const { passed, failed } = await runNodeTests(files, { together: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
