import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on every Linux that Node runs on. */
const TICK_MS = 10;

type Process = { pid: number; parent: number; name: string; cpuMs: number };

/** CPU so far, in milliseconds, of the database that this process started; undefined where /proc does not tell (macOS). */
export function databaseCpuMs(): number | undefined {
  const all = processes();
  const ours = new Set([process.pid]);
  // A child may have a smaller number than its parent: look again until nobody is added.
  for (let before = 0; before < ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  const databases = all.filter(({ pid, name }) => ours.has(pid) && name.startsWith('dynoxide'));
  return databases.length === 0 ? undefined : databases.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

function processes(): Process[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => statOf(Number(pid)));
  } catch {
    return [];
  }
}

/** 'pid (name) state parent … utime stime': the name may hold spaces and brackets, the last bracket ends it. */
function statOf(pid: number): Process[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    const rest = text.slice(end + 2).split(' ');
    const cpuMs = (Number(rest[11]) + Number(rest[12])) * TICK_MS;
    return [{ pid, parent: Number(rest[1]), name: text.slice(text.indexOf('(') + 1, end), cpuMs }];
  } catch {
    // It ended while we looked.
    return [];
  }
}
