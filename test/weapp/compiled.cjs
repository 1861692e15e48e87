const fs = require('node:fs');
const path = require('node:path');

const MINIAPP = path.resolve(__dirname, '../../miniapp');
const DIST = path.join(MINIAPP, 'dist/weapp');

/** What lies in the folder that WeChat uploads: paths below it with their bytes. */
function compiledFiles(ending = '') {
  const entries = fs.readdirSync(DIST, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(ending));
  return files.map((entry) => {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    return { path: path.relative(DIST, file), bytes: fs.readFileSync(file) };
  });
}

module.exports = { MINIAPP, compiledFiles };
