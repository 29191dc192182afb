import { expect, it } from 'vitest';
import { createDeferred, type Deferred } from '../../../src/domain/async/deferred.js';
import { createCrew } from '../../../src/engines/thread/crew.js';
import type { EngineThread } from '../../../src/engines/thread/engine-thread.js';
import type { EngineAnswer, EngineCall } from '../../../src/engines/thread/thread-messages.js';
import { createThreadedEngine } from '../../../src/engines/thread/threaded-engine.js';
import { seededBatch, seededNetwork } from '../seeded-network.js';

type Kind = EngineCall['kind'];

interface HeldThread extends EngineThread {
  /** Ends the call of this kind that has waited longest. */
  finish(kind: Kind): void;
}

/** Loads at once; all else ends when it is told to. */
function heldThread(): HeldThread {
  const held: { readonly kind: Kind; readonly answer: Deferred<EngineAnswer> }[] = [];
  let loaded = 0;
  let underWay = 0;
  return {
    opened: new Promise(() => undefined),
    get underWay() {
      return underWay;
    },
    ask: ({ kind }) => {
      if (kind === 'load') return Promise.resolve((loaded += 1));
      const answer = createDeferred<EngineAnswer>();
      held.push({ kind, answer });
      underWay += 1;
      return answer.promise.finally(() => (underWay -= 1));
    },
    finish: (kind) => {
      const index = held.findIndex((call) => call.kind === kind);
      held.splice(index, 1)[0]?.answer.resolve(undefined);
    },
    end: async () => undefined,
  };
}

it('is free again when a network has been unloaded beside the runs of another', async () => {
  const threads = [heldThread(), heldThread()];
  const engine = createThreadedEngine({ id: 'onnx', device: 'cpu' }, createCrew(threads));
  const [stays, goes] = [
    await engine.load(seededNetwork('simplenet', 32)),
    await engine.load(seededNetwork('simplenet', 32)),
  ];
  const run = stays.centreProbabilities(seededBatch(16, 96));
  const disposed = goes.dispose();
  await new Promise(setImmediate);
  const freed = engine.untilFree?.();
  for (const thread of threads) thread.finish('run');
  await run;
  for (const thread of threads) thread.finish('unload');
  await disposed;
  await freed;
  expect(threads.map(({ underWay }) => underWay)).toEqual([0, 0]);
});
