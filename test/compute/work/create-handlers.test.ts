import { describe, expect, test } from 'vitest';
import type { ComputeAdapters } from '../../../src/compute/work/adapters.js';
import { createHandlers } from '../../../src/compute/work/create-handlers.js';
import { createEngineBatcher } from '../../../src/compute/work/engine-batcher.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { createDeferred } from '../../../src/domain/async/deferred.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { InferenceEngine } from '../../../src/ports/inference-engine.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { NO_TRACING } from '../../../src/tracing/no-tracing.js';
import { sampleManifest } from '../../app/model-folders.js';

const unasked = (): never => {
  throw new Error('not part of this test');
};
const engine: InferenceEngine = { id: 'onnx', device: 'cpu', load: unasked, dispose: unasked };

describe('loading a model', () => {
  test('whose caller leaves meanwhile frees it again', async () => {
    const gate = createDeferred<undefined>();
    let disposed = 0;
    const network: LoadedModel['network'] = {
      centreProbabilities: unasked,
      probabilityMaps: unasked,
      dispose: async () => {
        disposed += 1;
      },
    };
    const adapters: ComputeAdapters = {
      openSlide: unasked,
      findSeries: unasked,
      readScaledRegion: unasked,
      readThumbnail: unasked,
      renderSlideHeatmap: unasked,
      engine,
      tracing: NO_TRACING,
      meter: {
        ran: unasked,
        decoded: unasked,
        pending: unasked,
        waiting: unasked,
        computing: unasked,
        report: unasked,
      },
      loadModel: async () => {
        await gate.promise;
        return { manifest: sampleManifest('m', 1), network };
      },
    };
    const lane = createEngineLane();
    const handlers = createHandlers(adapters, lane, createEngineBatcher(lane));
    const controller = new AbortController();
    const load = handlers.loadModel({ key: 'k', modelDir: '/m' }, controller.signal);
    // One turn: the load has begun, so that it ends as a whole.
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort(new AppError('DEADLINE_EXCEEDED', 'too late'));
    gate.resolve(undefined);
    await expect(load).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect(disposed).toBe(1);
    await handlers.loadModel({ key: 'k', modelDir: '/m' }, new AbortController().signal);
    await handlers.unloadModel({ key: 'k' }, controller.signal);
    expect(disposed).toBe(2);
  });
});
