// Runs on any Node from 18 on, in a fresh clone: installs what is missing, then goes on in the project's own Node 22.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the lockfile asks for and node_modules lacks; npm keeps its own list of what it installed. */
function missingPackages() {
  const installed = `${root}node_modules/.package-lock.json`;
  if (!existsSync(installed)) return ['everything'];
  const wanted = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const needed = Object.entries(wanted).filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.optional);
  return needed.filter(([path, entry]) => present[path]?.version !== entry.version).map(([path]) => path);
}

function install() {
  if (missingPackages().length === 0) return;
  console.error('installing dependencies (npm ci; a few minutes the first time)');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['inherit', 2, 2] });
  if (status !== 0) {
    console.error('npm ci failed; see the lines above. Is the package registry reachable?');
    process.exit(status ?? 1);
  }
}

function projectNode() {
  const node = `${root}node_modules/node/bin/node`;
  if (existsSync(node)) return node;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 23 || (major === 22 && minor >= 18)) return process.execPath;
  console.error('The package "node" brought no Node 22 along: its install script did not run. Allow install scripts and run `npm ci`.');
  return process.exit(1);
}

/** Installs, then runs a file in Node 22 until it ends; its exit code becomes ours. If we are killed, it ends too. */
export function runInProjectNode(file, args) {
  install();
  const child = spawn(projectNode(), ['--disable-warning=ExperimentalWarning', `${root}${file}`, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: `${root}node_modules/.cache/compiled` },
  });
  // Ctrl-C reaches the child by itself, as one of the terminal's group; a signal that only we got is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
