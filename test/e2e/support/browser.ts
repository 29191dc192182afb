// A real browser without a screen: Chromium, spoken to over its pipe, so that nothing else needs to be installed.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The program that `scripts/install-tools.sh browser` provides; undefined where there is none. */
export const chromium = [process.env['SENTINODE_CHROMIUM'] ?? '', ...NAMES].find(
  (name) => name !== '' && spawnSync(name, ['--version'], { timeout: 20_000 }).status === 0,
);

export interface Page {
  /** Runs an expression in the page; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** Polls until the expression is true. */
  until(expression: string): Promise<void>;
  /** As PNG. */
  screenshot(): Promise<Buffer>;
  /** What the page has complained of: errors, refused loads, breaches of its policy. */
  readonly complaints: readonly string[];
}

export interface Browser {
  open(url: string): Promise<Page>;
  close(): Promise<void>;
}

const WINDOW = '900,700';
const PAGE_TIMEOUT_MS = 60_000;

export async function startBrowser(program: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'sentinode-browser-'));
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--remote-debugging-pipe'];
  const child = spawn(program, [...args, `--window-size=${WINDOW}`, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const talk = createTalk(child);
  return {
    open: (url) => openPage(talk, url),
    close: async () => {
      const ended = once(child, 'close');
      child.kill('SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

interface Talk {
  call(method: string, params?: object, sessionId?: string): Promise<Readonly<Record<string, unknown>>>;
  onEvent(listener: (message: Message) => void): void;
}

/** The DevTools protocol: JSON with a zero byte after each message. */
function createTalk(child: ChildProcess): Talk {
  const [output, input] = [child.stdio[3] as Writable, child.stdio[4] as Readable];
  const waiting = new Map<number, (message: Message) => void>();
  const listeners: ((message: Message) => void)[] = [];
  let pending = '';
  let lastId = 0;
  input.setEncoding('utf8').on('data', (text: string) => {
    const parts = (pending + text).split('\0');
    pending = parts.pop() ?? '';
    for (const part of parts) {
      const message = JSON.parse(part) as Message;
      if (message.id === undefined) for (const listener of listeners) listener(message);
      else waiting.get(message.id)?.(message);
    }
  });
  return {
    onEvent: (listener) => listeners.push(listener),
    call: async (method, params = {}, sessionId) => {
      const id = (lastId += 1);
      const answer = new Promise<Message>((resolve) => waiting.set(id, resolve));
      output.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
      const { result = {}, error } = await answer;
      if (error !== undefined) throw new Error(`${method}: ${error.message}`);
      return result;
    },
  };
}

async function openPage(talk: Talk, url: string): Promise<Page> {
  const { targetId } = await talk.call('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await talk.call('Target.attachToTarget', { targetId, flatten: true });
  const call: Talk['call'] = (method, params) => talk.call(method, params, sessionId as string);
  const complaints: string[] = [];
  talk.onEvent(({ method = '', params = {} }) => {
    if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params));
  });
  for (const domain of ['Page', 'Runtime', 'Log']) await call(`${domain}.enable`);
  await call('Page.navigate', { url });
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await call('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
    return (result as { value: T }).value;
  };
  return {
    complaints,
    evaluate,
    until: (expression) => pollUntil(() => evaluate<boolean>(`Boolean(${expression})`), expression),
    screenshot: async () =>
      Buffer.from((await call('Page.captureScreenshot', { format: 'png' }))['data'] as string, 'base64'),
  };
}

async function pollUntil(condition: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + PAGE_TIMEOUT_MS;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`timed out waiting until ${what}`);
    await sleep(50);
  }
}
