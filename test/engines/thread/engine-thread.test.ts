import { expect, it } from 'vitest';
import { startEngineThread, type EngineThread } from '../../../src/engines/thread/engine-thread.js';
import { startWorker } from '../../../src/process/start-worker.js';

function dyingThread(onLost: (error: Error) => void): EngineThread {
  const startThread = (): ReturnType<typeof startWorker> => startWorker(import.meta.url, './dying-worker.js');
  return startEngineThread({ preference: 'onnx', options: {} }, { onLost, startThread });
}

it('that dies is told of once, before its calls fail', async () => {
  const told: string[] = [];
  const thread = dyingThread(({ message }) => told.push(message));
  await thread.opened;
  const failure = await thread.ask({ kind: 'dispose' }).catch((error: unknown) => {
    told.push('call');
    return error;
  });
  expect(failure).toMatchObject({ message: 'out of memory' });
  await expect(thread.ask({ kind: 'dispose' })).rejects.toThrow('out of memory');
  await thread.end();
  expect(told).toEqual(['out of memory', 'call']);
});

it('that is ended is not lost', async () => {
  const told: string[] = [];
  const thread = dyingThread(({ message }) => told.push(message));
  await thread.opened;
  await thread.end();
  await expect(thread.ask({ kind: 'dispose' })).rejects.toMatchObject({ reason: 'ENGINE_CRASHED' });
  expect(told).toEqual([]);
});
