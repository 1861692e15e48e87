import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerControl } from './control/control.ts';
import { deliverDue } from './core/callbacks.ts';
import { deliver } from './core/deliver.ts';
import { type Call, html, json, Refused, type Reply, readCall, writeReply } from './core/exchange.ts';
import { journalSaver, readJournal } from './core/journal.ts';
import { freshState, type SandboxSecrets, sandboxSecrets } from './core/secrets.ts';
import { stateShape } from './core/state.ts';
import { keepIn } from './core/state-file.ts';
import { tidy } from './core/tidy.ts';
import type { World } from './core/world.ts';
import { pageFile } from './page/files.ts';
import { endRefunds } from './pay/refunds.ts';
import { answerSystem, type SystemName } from './systems.ts';
import { openAs } from './wechat/open.ts';
import { signInPage } from './wecom/pages.ts';
import { endOldTransfers } from './wecom/transfer.ts';

export type { SandboxSecrets } from './core/secrets.ts';
export { sandboxSecrets } from './core/secrets.ts';

export type SandboxOptions = {
  /** JSON file that survives restarts, with a log of changes and the journal beside it. Holds keys: never inside the tree. */
  stateFile: string;
  nowMs: () => number;
  /** Where the product takes WeCom's callbacks; WeChat Pay's come with each order. */
  callbackUrls: { wecom?: string };
  fetch?: typeof globalThis.fetch;
};

export type Sandbox = {
  /** Answers everything under /sandbox; false for other paths. */
  handle: (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<boolean>;
  /** Moves time on: ends refunds and handovers, delivers callbacks that are due, and waits for them. Call it every second or so. */
  tick: () => Promise<void>;
  /** What the product is configured with. */
  secrets: SandboxSecrets;
};

const MOUNT = '/sandbox';

/** Stand-ins of WeChat, WeCom and WeChat Pay under one path. Product base URLs: /sandbox/wechat, /sandbox/wecom, /sandbox/pay, /sandbox/partners. */
export function createSandbox(options: SandboxOptions): Sandbox {
  const kept = keepIn(options.stateFile, (stored) => (stored === undefined ? freshState(options.nowMs()) : stateShape.parse(stored)));
  const journalFile = `${options.stateFile}.journal`;
  const { state, save } = kept;
  if (options.callbackUrls.wecom !== undefined) state.wecom.callbackUrl = options.callbackUrls.wecom;
  const world: World = { state, journal: readJournal(journalFile), nowMs: options.nowMs, fetch: options.fetch ?? globalThis.fetch };
  const saveJournal = journalSaver(journalFile, world.journal);

  const underWay = new Set<string>();
  const inFlight = new Set<Promise<unknown>>();
  const sendCallbacks = async (): Promise<void> => {
    const sent = await deliverDue(world, underWay, (callback) => deliver(world, callback));
    if (sent > 0) await save();
  };
  /** Callbacks start right after the answer that caused them, without keeping the caller waiting. */
  const sendSoon = (): void => {
    const sending: Promise<unknown> = sendCallbacks()
      .catch((thrown) => console.error('sandbox: callbacks', thrown))
      .finally(() => inFlight.delete(sending));
    inFlight.add(sending);
  };
  const tick = async (): Promise<void> => {
    endRefunds(world);
    endOldTransfers(world);
    tidy(world);
    await sendCallbacks();
    await Promise.all(inFlight);
    await Promise.all([save(), saveJournal()]);
  };
  const handle = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<boolean> => {
    if (url.pathname !== MOUNT && !url.pathname.startsWith(`${MOUNT}/`)) return false;
    const path = url.pathname.slice(MOUNT.length);
    const [, system = '', rest = ''] = /^\/(wechat|wecom|pay|partners|api)(\/.*)$/.exec(path) ?? [];
    try {
      const call = await readCall(req, rest === '' ? path : rest, url);
      await answer(world, system, call, res, save);
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      writeReply(res, json(thrown.status, { code: thrown.code, message: thrown.message }));
    }
    sendSoon();
    return true;
  };
  return { handle, tick, secrets: sandboxSecrets(state) };
}

/** What was changed is in the file before the caller hears of it: a crash forgets nothing that was promised. */
async function answer(world: World, system: string, call: Call, res: ServerResponse, save: () => Promise<void>): Promise<void> {
  if (system === 'api') {
    const reply = await answerControl(world, call);
    if (call.method !== 'GET') await save();
    return writeReply(res, reply);
  }
  if (isSystem(system)) {
    const page = system === 'wecom' ? signInPage(world, call) : undefined;
    const answered = page ? { reply: page } : await answerSystem(world, system, call);
    await save();
    return 'cutAfterMs' in answered ? cut(res, answered.cutAfterMs) : writeReply(res, answered.reply);
  }
  const opened = openAs(world, call);
  if (opened) await save();
  writeReply(res, opened ?? pageReply(call));
}

function pageReply(call: Call): Reply {
  const file = call.method === 'GET' ? pageFile(call.path) : undefined;
  return file ?? html('<!doctype html><meta charset="utf-8"><p>没有这个页面，<a href="/sandbox">返回沙箱</a>', 404);
}

const isSystem = (name: string): name is SystemName => name === 'wechat' || name === 'wecom' || name === 'pay' || name === 'partners';

/** Accepted, but the answer never comes. */
function cut(res: ServerResponse, afterMs: number): void {
  setTimeout(() => res.destroy(), afterMs).unref();
}
