// One compute child as the service sees it: calls with ids, answers matched to them, all rejected when it ends.
import type { ChildProcess } from 'node:child_process';
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { EngineStatus, SlideScoreEvent } from '../../ports/compute-host.js';
import type { Log } from '../../ports/log.js';
import type {
  ComputeArgs,
  ComputeKind,
  ComputeRequest,
  ComputeResult,
  MessageFromChild,
  MessageToChild,
  ScoreSlideArgs,
} from '../messages.js';
import { reviveError } from '../../process/wire-error.js';
import { ChildLostError } from './child-lost-error.js';
import { createDeferred } from './deferred.js';
import { createHangWatch, type HangLimits, type HangWatch } from './hang-watch.js';
import { createInbox } from './inbox.js';
import { logOutput } from './log-output.js';
import { createPendingCalls, type PendingCalls } from './pending-calls.js';

export type PlainKind = Exclude<ComputeKind, 'scoreSlide'>;

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildLink {
  readonly pid: number | undefined;
  /** The engine in use, once requests are taken; rejects with the child's own error, or ChildLostError. */
  readonly started: Promise<EngineStatus>;
  /** Never rejects. */
  readonly exited: Promise<ChildExit>;
  /** An abort cancels the work in the child and rejects at once. Rejects with ChildLostError when the child ends first. */
  call<K extends PlainKind>(kind: K, args: ComputeArgs<K>, signal?: AbortSignal): Promise<ComputeResult<K>>;
  /** The same for a slide; leaving the iteration cancels the work. */
  stream(args: ScoreSlideArgs, signal?: AbortSignal): AsyncGenerator<SlideScoreEvent, void, undefined>;
  /** Lets the child end by itself: closes its channel. */
  disconnect(): void;
  /** Ends it now (SIGKILL: a child in a native call hears nothing else). */
  kill(): void;
}

type Send = (message: MessageToChild) => void;

export function createChildLink(child: ChildProcess, log: Log, limits: HangLimits): ChildLink {
  const calls = createPendingCalls();
  const started = createDeferred<EngineStatus>();
  const exited = createDeferred<ChildExit>();
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const watch = createHangWatch(limits, (problem) => {
    log.error({ pid: child.pid, problem }, 'the compute child hangs and is killed');
    kill();
  });
  const end = (exit: ChildExit): void => {
    watch.stop();
    exited.resolve(exit);
    started.reject(new ChildLostError());
    calls.rejectAll(new ChildLostError());
  };
  child.on('message', (message) => {
    watch.heard();
    receive(message as MessageFromChild, calls, started, watch);
  });
  child.on('exit', (code, signal) => {
    end({ code, signal });
  });
  child.on('error', (error) => {
    log.error({ err: error }, 'the compute child could not be started or reached');
    if (child.pid === undefined) end({ code: null, signal: null });
  });
  logOutput(child.stdout, 'stdout', log);
  logOutput(child.stderr, 'stderr', log);
  // An error here means that the child is going; its exit rejects what is pending.
  const send: Send = (message) => child.send(message, () => undefined);
  return {
    pid: child.pid,
    started: started.promise,
    exited: exited.promise,
    call: (kind, args, signal) => callChild(kind, args, signal, calls, send),
    stream: (args, signal) => streamFromChild(args, signal, calls, send),
    disconnect: () => {
      if (child.connected) child.disconnect();
    },
    kill,
  };
}

function receive(
  message: MessageFromChild,
  calls: PendingCalls,
  started: { resolve: (status: EngineStatus) => void; reject: (error: unknown) => void },
  watch: HangWatch,
): void {
  if (calls.settle(message)) return;
  if (message.type === 'computing') watch.computing(message.active);
  if (message.type === 'started') {
    watch.started();
    started.resolve(message.status);
  }
  if (message.type === 'startFailed') started.reject(reviveError(message.error));
}

async function callChild<K extends PlainKind>(
  kind: K,
  args: ComputeArgs<K>,
  signal: AbortSignal | undefined,
  calls: PendingCalls,
  send: Send,
): Promise<ComputeResult<K>> {
  throwIfAborted(signal);
  const answer = createDeferred<ComputeResult<ComputeKind>>();
  const id = calls.add({ resolve: answer.resolve, reject: answer.reject, onEvent: () => undefined });
  const cancel = (): void => {
    send({ type: 'cancel', id });
    calls.remove(id);
    if (signal !== undefined) answer.reject(abortError(signal));
  };
  signal?.addEventListener('abort', cancel, { once: true });
  send({ type: 'request', id, request: { kind, args } as ComputeRequest });
  try {
    // The child answers each kind with its own result; see ComputeHandlers.
    return await answer.promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

async function* streamFromChild(
  args: ScoreSlideArgs,
  signal: AbortSignal | undefined,
  calls: PendingCalls,
  send: Send,
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  throwIfAborted(signal);
  // Bounded by the child: MAX_UNACKNOWLEDGED_SCORES scores and a handful of other events.
  const inbox = createInbox<SlideScoreEvent>();
  const id = calls.add({ resolve: inbox.end, reject: inbox.fail, onEvent: inbox.push });
  const stop = (): void => {
    if (signal !== undefined) inbox.fail(abortError(signal));
  };
  signal?.addEventListener('abort', stop, { once: true });
  send({ type: 'request', id, request: { kind: 'scoreSlide', args } });
  let isOver = false;
  try {
    for (;;) {
      const item = await inbox.next();
      isOver = item.done === true;
      if (item.done === true) return;
      yield item.value;
      if (item.value.kind === 'scores') send({ type: 'acknowledge', id });
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    calls.remove(id);
    // To a child that has ended by itself, or failed, this says nothing new.
    if (!isOver) send({ type: 'cancel', id });
  }
}
