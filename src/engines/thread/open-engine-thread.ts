// An engine in a thread of its own, so that a run does not freeze the event loop that feeds it.
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../domain/errors/app-error.js';
import type { EngineNetwork, InferenceEngine, PatchBatch } from '../../ports/inference-engine.js';
import { startWorker } from '../../process/start-worker.js';
import { reviveError } from '../../process/wire-error.js';
import type { EngineOptions } from '../engine-options.js';
import type { OpenedEngine } from '../open-engine.js';
import type { EnginePreference } from '../select-engine.js';
import type {
  EngineAnswer,
  EngineCall,
  EngineRequest,
  EngineResponse,
  EngineThreadOptions,
} from './thread-messages.js';

/**
 * Like `openEngine`, in a thread of its own. The thread must not be ended while a run is under way, for that aborts the
 * whole process: it lives as long as the process does, or until `dispose`.
 */
export async function openEngineThread(
  preference: EnginePreference,
  options: EngineOptions = {},
): Promise<OpenedEngine> {
  const worker = startWorker(import.meta.url, './engine-worker.js', {
    workerData: { preference, options } satisfies EngineThreadOptions,
  });
  const thread = talkTo(worker);
  const opened = await thread.opened;
  const { id, device, reason, engines } = opened;
  return { engine: remoteEngine(id, device, thread), reason, engines };
}

type Opened = Extract<EngineResponse, { kind: 'opened' }>;

interface EngineThread {
  readonly opened: Promise<Opened>;
  ask(call: EngineCall, handedOver?: readonly ArrayBuffer[]): Promise<EngineAnswer>;
  /** Ends the thread; nothing may be under way. */
  end(): Promise<void>;
}

interface Waiting {
  resolve(answer: EngineAnswer): void;
  reject(error: unknown): void;
}

function talkTo(worker: Worker): EngineThread {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let failure: Error | undefined;
  const settle = (id: number): Waiting | undefined => {
    const call = waiting.get(id);
    waiting.delete(id);
    return call;
  };
  const opened = new Promise<Opened>((resolve, reject) => {
    worker.on('message', (response: EngineResponse) => {
      if (response.kind === 'opened') resolve(response);
      else if (response.kind === 'notOpened') reject(reviveError(response.error));
      else if (response.kind === 'answer') settle(response.id)?.resolve(response.answer);
      else settle(response.id)?.reject(reviveError(response.error));
    });
    const fail = (error: Error): void => {
      failure ??= error;
      reject(error);
      for (const id of [...waiting.keys()]) settle(id)?.reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new AppError('ENGINE_CRASHED', 'The engine has ended.'));
    });
  });
  return {
    opened,
    ask: (call, handedOver = []) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) throw failure;
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        worker.postMessage({ id: lastId, call } satisfies EngineRequest, [...handedOver]);
      }),
    end: async () => {
      await worker.terminate();
    },
  };
}

function remoteEngine(id: InferenceEngine['id'], device: string, thread: EngineThread): InferenceEngine {
  return {
    id,
    device,
    load: async (definition) => remoteNetwork((await thread.ask({ kind: 'load', definition })) as number, thread),
    dispose: async () => {
      await thread.ask({ kind: 'dispose' });
      await thread.end();
    },
  };
}

function remoteNetwork(network: number, thread: EngineThread): EngineNetwork {
  const run = async (kind: 'centre' | 'map', batch: PatchBatch): Promise<Float32Array> => {
    // Shared memory is seen as it is; else a copy is handed over, for several networks see the same batch.
    if (batch.data.buffer instanceof SharedArrayBuffer)
      return (await thread.ask({ kind, network, batch })) as Float32Array;
    const data = new Uint8Array(batch.data);
    return (await thread.ask({ kind, network, batch: { ...batch, data } }, [data.buffer])) as Float32Array;
  };
  return {
    centreProbabilities: (batch) => run('centre', batch),
    probabilityMaps: (batch) => run('map', batch),
    dispose: async () => {
      await thread.ask({ kind: 'unload', network });
    },
  };
}
