// The compute child of bench/no-op.ts: the service's own, with an engine that computes nothing.
import { serveWork } from '../../src/compute/serve-work.js';
import { createComputeMetrics } from '../../src/metrics/create-compute-metrics.js';
import { NO_TRACING } from '../../src/tracing/no-tracing.js';
import { loadNoOpModel, noOpEngine } from './no-op-engine.js';

const unasked = (): never => {
  throw new Error('the bench scores patches alone');
};

serveWork(() =>
  Promise.resolve({
    adapters: {
      engine: noOpEngine,
      meter: createComputeMetrics(),
      tracing: NO_TRACING,
      openSlide: unasked,
      findSeries: unasked,
      readScaledRegion: unasked,
      readThumbnail: unasked,
      renderSlideHeatmap: unasked,
      loadModel: loadNoOpModel,
    },
    status: { engine: noOpEngine.id, device: noOpEngine.device, reason: 'a bench', engines: [] },
  }),
);
