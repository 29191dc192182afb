import type { Worker } from 'node:worker_threads';
import { AppError } from '../../domain/errors/app-error.js';
import { startWorker } from '../../process/start-worker.js';
import { reviveError } from '../../process/wire-error.js';
import type {
  EngineAnswer,
  EngineCall,
  EngineRequest,
  EngineResponse,
  EngineThreadOptions,
} from './thread-messages.js';

/** One thread with one engine in it. */
export interface EngineThread {
  /** Rejects when the engine does not open. */
  readonly opened: Promise<Extract<EngineResponse, { kind: 'opened' }>>;
  /** Calls are answered in any order, and begun in theirs. */
  ask(call: EngineCall): Promise<EngineAnswer>;
  /** Calls that are not answered yet. */
  readonly underWay: number;
  /** Ends the thread; nothing may be under way, for that aborts the whole process. */
  end(): Promise<void>;
}

interface Waiting {
  resolve(answer: EngineAnswer): void;
  reject(error: unknown): void;
}

export interface EngineThreadStart {
  /**
   * Told when an opened thread has ended unasked, before its calls fail: memory ran out, say. The engine has lost an
   * instance for good.
   */
  readonly onLost?: (error: Error) => void;
  /** Absent: a thread with our engines. */
  readonly startThread?: (workerData: EngineThreadOptions) => Worker;
}

const startOwn = (workerData: EngineThreadOptions): Worker =>
  startWorker(import.meta.url, './engine-worker.js', { workerData });

export function startEngineThread(workerData: EngineThreadOptions, start: EngineThreadStart = {}): EngineThread {
  const worker = (start.startThread ?? startOwn)(workerData);
  const calls = createCalls();
  let isServing = false;
  const opened: EngineThread['opened'] = new Promise((resolve, reject) => {
    worker.on('message', (response: EngineResponse) => {
      isServing ||= response.kind === 'opened';
      if (response.kind === 'opened') resolve(response);
      else if (response.kind === 'notOpened') reject(reviveError(response.error));
      else if (response.kind === 'answer') calls.take(response.id)?.resolve(response.answer);
      else calls.take(response.id)?.reject(reviveError(response.error));
    });
    const fail = (error: Error): void => {
      if (isServing) start.onLost?.(error);
      isServing = false;
      reject(error);
      calls.failAll(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new AppError('ENGINE_CRASHED', 'The engine has ended.'));
    });
  });
  return {
    opened,
    ask: (call) =>
      new Promise((resolve, reject) => {
        worker.postMessage({ id: calls.add({ resolve, reject }), call } satisfies EngineRequest);
      }),
    get underWay() {
      return calls.count();
    },
    end: async () => {
      isServing = false;
      await worker.terminate();
    },
  };
}

interface Calls {
  /** Returns the call's number; throws once all have failed. */
  add(call: Waiting): number;
  take(id: number): Waiting | undefined;
  count(): number;
  failAll(error: Error): void;
}

function createCalls(): Calls {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let failure: Error | undefined;
  const take = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  };
  return {
    add: (call) => {
      if (failure !== undefined) throw failure;
      lastId += 1;
      waiting.set(lastId, call);
      return lastId;
    },
    take,
    count: () => waiting.size,
    failAll: (error) => {
      failure ??= error;
      for (const id of [...waiting.keys()]) take(id)?.reject(error);
    },
  };
}
