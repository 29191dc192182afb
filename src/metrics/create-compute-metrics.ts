// What the compute child counts and times, and hands to the service when a scraper asks.
import { Registry } from 'prom-client';
import type { ComputeMetrics, MetricsReport, ModelLabel } from '../ports/metrics.js';
import { BATCH_PATCHES, BATCH_SECONDS } from './buckets.js';
import { instrumentsOn, type Instruments } from './instruments.js';
import { watchVitals } from '../process/watch-vitals.js';

const BATCH = ['model', 'version', 'source'];

export function createComputeMetrics(): ComputeMetrics & { report(): Promise<MetricsReport> } {
  const registry = new Registry();
  const instruments = instrumentsOn(registry);
  const vitals = watchVitals();
  const lines = new Map(['urgent', 'interactive', 'bulk'].map((priority) => [priority, 0]));
  instruments.readGauge(
    { name: 'sentinode_engine_queue_batches', help: 'Batches that wait for the engine.', labelNames: ['priority'] },
    () => [...lines].map(([priority, batches]) => [{ priority }, batches]),
  );
  return {
    ...batchMetrics(instruments),
    pending: pendingRequests(instruments),
    waiting: (priority, batches) => void lines.set(priority, batches),
    computing: busyTime(instruments),
    report: async () => ({ vitals: vitals(), series: await registry.getMetricsAsJSON() }),
  };
}

function batchMetrics({ counter, histogram }: Instruments): Pick<ComputeMetrics, 'ran' | 'decoded'> {
  const patches = counter({ name: 'sentinode_patches_scored_total', help: 'Patches scored.', labelNames: BATCH });
  const sizes = histogram(
    { name: 'sentinode_batch_patches', help: 'Patches a batch.', labelNames: BATCH },
    BATCH_PATCHES,
  );
  const queue = histogram(
    { name: 'sentinode_queue_seconds', help: 'A batch waited for the engine.', labelNames: BATCH },
    BATCH_SECONDS,
  );
  const compute = histogram(
    { name: 'sentinode_compute_seconds', help: 'The engine ran a batch.', labelNames: BATCH },
    BATCH_SECONDS,
  );
  const decode = histogram(
    {
      name: 'sentinode_decode_seconds',
      help: 'Bytes became pixels: those of a batch of a call, or of a region of a slide.',
      labelNames: ['source'],
    },
    BATCH_SECONDS,
  );
  return {
    ran: (model, source, times) => {
      const labels = { model: model.name, version: model.version, source };
      patches.inc(labels, times.patches);
      queue.observe(labels, times.waitingMs / 1000);
      if (times.execution === undefined) return;
      sizes.observe(labels, times.execution.patches);
      compute.observe(labels, times.computingMs / 1000);
    },
    decoded: (source, seconds) => decode.observe({ source }, seconds),
  };
}

function pendingRequests({ readGauge }: Instruments): ComputeMetrics['pending'] {
  const pending = new Map<string, { readonly model: ModelLabel; count: number }>();
  readGauge(
    {
      name: 'nv_inference_pending_request_count',
      help: 'Requests whose batch waits for the engine.',
      labelNames: ['model', 'version'],
    },
    () => [...pending.values()].map(({ model: { name, version }, count }) => [{ model: name, version }, count]),
  );
  return (model, change) => {
    const key = `${model.name}/${model.version}`;
    pending.set(key, { model, count: (pending.get(key)?.count ?? 0) + change });
  };
}

/** Its rate is the share of the time in which the engine works. */
function busyTime({ counter }: Instruments): ComputeMetrics['computing'] {
  const busy = counter({
    name: 'sentinode_engine_busy_seconds_total',
    help: 'Time in which the engine worked; its rate is the share that it is busy.',
  });
  busy.inc({}, 0);
  let sinceMs: number | undefined;
  return (active) => {
    if (sinceMs !== undefined) busy.inc({}, (performance.now() - sinceMs) / 1000);
    sinceMs = active ? performance.now() : undefined;
  };
}
