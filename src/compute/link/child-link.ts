// One compute child as the service sees it: calls with ids, answers matched to them, all rejected when it ends.
import type { ChildProcess } from 'node:child_process';
import type { Deferred } from '../../domain/async/deferred.js';
import type { EngineStatus, SlideScoreEvent } from '../../ports/compute-host.js';
import type { Log } from '../../ports/log.js';
import type { TraceContext } from '../../ports/tracing.js';
import type {
  ComputeArgs,
  ComputeResult,
  MessageFromChild,
  MessageToChild,
  PlainKind,
  ScoreSlideArgs,
} from '../messages.js';
import type { ParcelDesk } from '../parcels/parcel-desk.js';
import { reviveError } from '../../process/wire-error.js';
import { callChild, streamFromChild, type Send } from './child-calls.js';
import { ChildLostError } from './child-lost-error.js';
import { createHangWatch, type HangLimits, type HangWatch } from './hang-watch.js';
import { logOutput } from './log-output.js';
import { createPendingCalls, type PendingCalls } from './pending-calls.js';
import { createQuietDeferred } from './quiet-deferred.js';

export interface ChildExit {
  /** It was killed, for it no longer answered. */
  readonly hung: boolean;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildLink {
  readonly pid: number | undefined;
  /** The engine in use, once requests are taken; rejects with the child's own error, or ChildLostError. */
  readonly started: Promise<EngineStatus>;
  /** Never rejects. */
  readonly exited: Promise<ChildExit>;
  /**
   * An abort cancels the work in the child and rejects at once. Rejects with ChildLostError when the child ends first.
   */
  call<K extends PlainKind>(kind: K, args: ComputeArgs<K>, signal?: AbortSignal): Promise<ComputeResult<K>>;
  /** The same for a slide; leaving the iteration cancels the work. */
  stream(args: ScoreSlideArgs, signal?: AbortSignal): AsyncGenerator<SlideScoreEvent, void, undefined>;
  /** Lets the child end by itself: closes its channel. */
  disconnect(): void;
  /** Ends it now (SIGKILL: a child in a native call hears nothing else). */
  kill(): void;
}

/** What a child owes its callers: settled by its messages, rejected by its end. */
interface Debts {
  readonly calls: PendingCalls;
  readonly started: Deferred<EngineStatus>;
  readonly exited: Deferred<ChildExit>;
  readonly parcels: ParcelDesk;
}

/** `trace` gives the span of whoever asks. */
export function createChildLink(
  child: ChildProcess,
  log: Log,
  limits: HangLimits,
  parcels: ParcelDesk,
  trace: () => TraceContext | undefined = () => undefined,
): ChildLink {
  const debts: Debts = {
    calls: createPendingCalls(),
    started: createQuietDeferred(),
    exited: createQuietDeferred(),
    parcels,
  };
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  let hung = false;
  const watch = createHangWatch(limits, (problem) => {
    hung = true;
    log.error({ pid: child.pid, problem }, 'the compute child hangs and is killed');
    kill();
  });
  listen(child, debts, watch, log, () => hung);
  logOutput(child.stdout, 'stdout', log);
  logOutput(child.stderr, 'stderr', log);
  // An error here means that the child is going; its exit rejects what is pending.
  const send: Send = (message) => child.send(parcels.pack(traced(message, trace)), () => undefined);
  return {
    pid: child.pid,
    started: debts.started.promise,
    exited: debts.exited.promise,
    call: (kind, args, signal) => callChild(kind, args, signal, debts.calls, send),
    stream: (args, signal) => streamFromChild(args, signal, debts.calls, send),
    disconnect: () => {
      if (child.connected) child.disconnect();
    },
    kill,
  };
}

function traced(message: MessageToChild, current: () => TraceContext | undefined): MessageToChild {
  if (message.type !== 'request') return message;
  const trace = current();
  return trace === undefined ? message : { ...message, trace };
}

function listen(child: ChildProcess, debts: Debts, watch: HangWatch, log: Log, isHung: () => boolean): void {
  const end = (exit: Omit<ChildExit, 'hung'>): void => {
    watch.stop();
    debts.parcels.close();
    debts.exited.resolve({ ...exit, hung: isHung() });
    debts.started.reject(new ChildLostError());
    debts.calls.rejectAll(new ChildLostError());
  };
  child.on('message', (message) => {
    watch.heard();
    receive(message as MessageFromChild, debts, watch);
  });
  child.on('exit', (code, signal) => {
    end({ code, signal });
  });
  child.on('error', (error) => {
    log.error({ err: error }, 'the compute child could not be started or reached');
    if (child.pid === undefined) end({ code: null, signal: null });
  });
}

function receive(message: MessageFromChild, { calls, started, parcels }: Debts, watch: HangWatch): void {
  if (message.type === 'result' || message.type === 'error') parcels.answered(message.id);
  if (calls.settle(message)) return;
  if (message.type === 'computing') watch.computing(message.active);
  if (message.type === 'started') {
    watch.started();
    started.resolve(message.status);
  }
  if (message.type === 'startFailed') started.reject(reviveError(message.error));
}
