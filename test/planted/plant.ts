import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before a test (`node --import`): one text of one source file is another one while the process lives. Nothing on disk changes.
 */
const { PLANT_FILE = '', PLANT_TEXT = '', PLANT_INSTEAD = '' } = process.env;

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.startsWith('file:') || relative('.', fileURLToPath(url)) !== PLANT_FILE) return loaded;
    const source = readFileSync(fileURLToPath(url), 'utf8').replace(PLANT_TEXT, () => PLANT_INSTEAD);
    return { ...loaded, source };
  },
});
