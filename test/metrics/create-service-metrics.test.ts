import { describe, expect, it } from 'vitest';
import { createComputeMetrics } from '../../src/metrics/create-compute-metrics.js';
import { createServiceMetrics } from '../../src/metrics/create-service-metrics.js';
import type { MetricsPage, MetricsReport, ServiceMetrics } from '../../src/ports/metrics.js';
import type { ServiceState } from '../../src/ports/service-state.js';
import { parseExposition, type Exposition } from './support/exposition.js';

const STATE: ServiceState = { isReady: true, served: [], models: [], queues: [], records: [] };

function watched(
  compute: (signal: AbortSignal) => Promise<MetricsReport>,
  state: () => ServiceState = () => STATE,
): { readonly metrics: ServiceMetrics; read(): Promise<Exposition> } {
  const { metrics, watch } = createServiceMetrics();
  const engine = { engine: 'onnx', device: 'cpu', reason: '', engines: [] } as const;
  const page: MetricsPage = watch({ softwareVersion: '1.2.3', state, engine: () => engine, compute });
  return { metrics, read: async () => parseExposition(await page.text()) };
}

const silent = (): Promise<MetricsReport> => Promise.reject(new Error('the child is down'));

describe('the page', () => {
  it('is there without a compute child, and says so', async () => {
    const { read } = watched(silent);
    const page = await read();
    expect(page.value('sentinode_compute_answered')).toBe(0);
    expect(page.samples('sentinode_process_resident_bytes').map(({ labels }) => labels['process'])).toEqual([
      'service',
    ]);
    expect(page.value('sentinode_build_info', { version: '1.2.3', engine: 'onnx' })).toBe(1);
  });

  it('shows what a child that does not answer said last', async () => {
    const child = createComputeMetrics();
    child.waiting('interactive', 2);
    child.ran({ name: 'm', version: '1' }, 'slide', {
      patches: 8,
      execution: { patches: 8 },
      waitingMs: 2,
      inputMs: 1,
      computingMs: 40,
      outputMs: 0,
    });
    let isUp = true;
    const { read } = watched(() => (isUp ? child.report() : silent()));
    const first = await read();
    expect(first.value('sentinode_patches_scored_total', { model: 'm', source: 'slide' })).toBe(8);
    expect(first.value('sentinode_engine_queue_batches', { priority: 'interactive' })).toBe(2);
    expect(first.value('sentinode_compute_seconds_bucket', { model: 'm', le: '0.05' })).toBe(1);
    expect(first.value('sentinode_compute_seconds_bucket', { model: 'm', le: '0.025' })).toBe(0);
    isUp = false;
    const second = await read();
    expect(second.value('sentinode_compute_answered')).toBe(0);
    expect(second.value('sentinode_patches_scored_total')).toBe(8);
  });

  it('gives up on a child that says nothing', async () => {
    const deaf = (signal: AbortSignal): Promise<MetricsReport> =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    expect((await watched(deaf).read()).value('sentinode_compute_answered')).toBe(0);
  });

  it('reads the state once', async () => {
    let reads = 0;
    const { read } = watched(silent, () => {
      reads += 1;
      return { ...STATE, queues: [{ queue: 'tiles', underWay: 3, waiting: 4 }] };
    });
    const page = await read();
    expect(reads).toBe(1);
    expect(page.value('sentinode_queue_under_way', { queue: 'tiles' })).toBe(3);
    expect(page.value('sentinode_queue_waiting', { queue: 'tiles' })).toBe(4);
  });

  it('drops what is no more', async () => {
    let served = [{ name: 'a', version: '1' }];
    const { read, metrics } = watched(silent, () => ({ ...STATE, served }));
    metrics.trainingStep({ epoch: 2, loss: 0.5, imagesPerSecond: 90 });
    const during = await read();
    expect(during.value('sentinode_training_loss')).toBe(0.5);
    expect(during.samples('sentinode_model_loaded')).toEqual([{ labels: { model: 'a', version: '1' }, value: 1 }]);
    served = [{ name: 'a', version: '2' }];
    metrics.trainingEnded('succeeded');
    const after = await read();
    expect(after.samples('sentinode_training_loss')).toEqual([]);
    expect(after.samples('sentinode_model_loaded').map(({ labels }) => labels['version'])).toEqual(['2']);
    expect(after.value('sentinode_training_runs_ended_total', { state: 'succeeded' })).toBe(1);
  });

  it('counts restarts, training memory and HTTP', async () => {
    const { read, metrics } = watched(silent);
    metrics.computeChildEnded('hang');
    const loopDelay = { median: 0, p99: 0.1, max: 1 };
    metrics.trainingVitals({ residentBytes: 5e9, heapUsedBytes: 1e8, cpuSeconds: 12, loopDelay });
    metrics.httpAnswered({ route: '/slides/{id}', status: 404, seconds: 0.002 });
    const page = await read();
    expect(page.value('sentinode_compute_restarts_total', { cause: 'hang' })).toBe(1);
    expect(page.value('sentinode_compute_restarts_total', { cause: 'crash' })).toBe(0);
    expect(page.value('sentinode_process_resident_bytes', { process: 'training' })).toBe(5e9);
    expect(page.value('sentinode_event_loop_delay_seconds', { process: 'training', stat: 'max' })).toBe(1);
    const http = { http_route: '/slides/{id}', http_response_status_code: '404' };
    expect(page.value('http_server_request_duration_seconds_count', http)).toBe(1);
    metrics.trainingVitals(undefined);
    expect((await read()).value('sentinode_process_resident_bytes', { process: 'training' })).toBeUndefined();
  });
});
