// The system for the compiled mini-program, in a process of its own: tells its address in one line, ends when its parent is gone.
import { foundCompany } from '../builders/founding.ts';
import { startEmptySystem } from '../system.ts';

const { origin, stop } = await startEmptySystem();
console.log(JSON.stringify({ origin, ...(await foundCompany()) }));
process.stdin.resume().on('end', () => void stop().then(() => process.exit(0)));
