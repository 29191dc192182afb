// An engine's own thread: a run freezes its event loop, and nothing else waits for that loop.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../domain/errors/app-error.js';
import type { EngineNetwork, InferenceEngine } from '../../ports/inference-engine.js';
import { toWireError } from '../../process/wire-error.js';
import { openEngine } from '../open-engine.js';
import { takeParts } from './shared-work.js';
import type {
  EngineAnswer,
  EngineCall,
  EngineRequest,
  EngineResponse,
  EngineThreadOptions,
} from './thread-messages.js';

function send(response: EngineResponse): void {
  parentPort?.postMessage(response);
}

function answers(engine: InferenceEngine): (call: EngineCall) => Promise<EngineAnswer> {
  const networks = new Map<number, EngineNetwork>();
  let lastNetwork = 0;
  const networkOf = (key: number): EngineNetwork => {
    const network = networks.get(key);
    if (network === undefined) throw new AppError('MODEL_NOT_LOADED', 'The network is no longer loaded.');
    return network;
  };
  return async (call) => {
    switch (call.kind) {
      case 'load':
        networks.set((lastNetwork += 1), await engine.load(call.definition));
        return lastNetwork;
      case 'run':
        await takeParts(networkOf(call.network), call.work);
        return undefined;
      case 'unload':
        // Disposed again is disposed still.
        await networks.get(call.network)?.dispose();
        networks.delete(call.network);
        return undefined;
      case 'dispose':
        await engine.dispose();
        return undefined;
    }
  };
}

async function main({ preference, options }: EngineThreadOptions): Promise<void> {
  const { engine, reason, engines } = await openEngine(preference, options);
  const answer = answers(engine);
  parentPort?.on('message', ({ id, call }: EngineRequest) => {
    answer(call).then(
      (value) => {
        send({ kind: 'answer', id, answer: value });
      },
      (error: unknown) => {
        send({ kind: 'error', id, error: toWireError(error) });
      },
    );
  });
  send({ kind: 'opened', id: engine.id, device: engine.device, reason, engines });
}

main(workerData as EngineThreadOptions).catch((error: unknown) => {
  send({ kind: 'notOpened', error: toWireError(error) });
});
