// Metrics of a real server after real work, and whether everything that is written about them is there.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { decodePatch } from '../../src/image/decode-patch.js';
import { parseExposition, type Exposition } from '../metrics/support/exposition.js';
import {
  alertQueries,
  dashboardQueries,
  documentedMetrics,
  selectorsOf,
} from '../metrics/support/documented-metrics.js';
import { hasPromtool, promtool } from '../metrics/support/promtool.js';
import { present } from '../support/present.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';
import { fixture, MOSAIC, patches } from './support/fixtures.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

const REPO_ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILE_NAME = 'NAMESAKE-Jane-Doe.tif';

let server: ServerProcess;
let client: SentinodeClient;
let slideId: string;
let page: string;
let metrics: Exposition;

const scrape = async (): Promise<string> => (await fetch(`${server.httpAddress}/metrics`)).text();

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0'] });
  client = createSentinodeClient({ address: server.address });
  const [first, second] = (await patches('tumor')).slice(0, 2);
  const encoded = [first, second].map((value) => ({ content: { $case: 'encoded' as const, value: present(value) } }));
  // The first scrape begins to count the records.
  await scrape();
  await client.predictions.scorePatches({ patches: encoded });
  const broken = { content: { $case: 'encoded' as const, value: Buffer.from('no picture') } };
  await client.predictions.scorePatches({ patches: [broken] }).catch(() => undefined);
  const { data } = await decodePatch(present(first));
  const inputs = [{ name: 'patches', datatype: 'UINT8', shape: [1, 96, 96, 3] }];
  await client.inference.modelInfer({ modelName: 'simplenet', inputs, rawInputContents: [Buffer.from(data)] });
  ({ id: slideId } = await client.uploadSlide({ name: FILE_NAME, data: await fixture(MOSAIC) }));
  await client.predictSlide(slideId).result();
  await fetch(`${server.httpAddress}/slides/${slideId}.json`);
  await fetch(`${server.httpAddress}/nowhere/${slideId}`);
  page = await scrape();
  metrics = parseExposition(page);
});

afterAll(async () => {
  client.close();
  await server.stop();
});

describe('the page of metrics', () => {
  it('counts calls by method and status', () => {
    const grpc_method = 'sentinode.v1.PredictionService/ScorePatches';
    const ended = (grpc_status: string): number | undefined =>
      metrics.value('grpc_server_call_duration_seconds_count', { grpc_method, grpc_status });
    expect(metrics.value('grpc_server_call_started_total', { grpc_method })).toBe(2);
    expect([ended('OK'), ended('INVALID_ARGUMENT')]).toEqual([1, 1]);
  });

  it('measures messages by method, what is refused for its content too', () => {
    const grpc_method = 'sentinode.v1.PredictionService/ScorePatches';
    const of = (name: string): number => metrics.value(`rpc_server_${name}`, { grpc_method }) ?? NaN;
    expect([of('request_size_bytes_count'), of('response_size_bytes_count')]).toEqual([2, 1]);
    // Two pictures came, four numbers with their names left.
    expect(of('request_size_bytes_sum')).toBeGreaterThan(10_000);
    expect(of('response_size_bytes_sum')).toBeLessThan(1_000);
    // Of a stream each message.
    const upload = { grpc_method: 'sentinode.v1.SlideService/WriteUpload' };
    expect(metrics.value('rpc_server_request_size_bytes_sum', upload)).toBeGreaterThan(100_000);
  });

  it('has Triton’s counters with the numbers of ModelStatistics', async () => {
    for (const model of ['simplenet', 'inceptionv3', 'ensemble']) {
      const { modelStats } = await client.inference.modelStatistics({ name: model, version: '' });
      const { inferenceCount, executionCount, inferenceStats } = present(modelStats[0]);
      const of = (name: string): number | undefined => metrics.value(`nv_inference_${name}`, { model });
      expect(of('count')).toBe(inferenceCount);
      expect(of('exec_count')).toBe(executionCount);
      expect(of('request_success')).toBe(inferenceStats?.success?.count);
      expect(of('request_duration_us')).toBeCloseTo((inferenceStats?.success?.ns ?? NaN) / 1000, -1);
      expect(of('compute_infer_duration_us')).toBeCloseTo((inferenceStats?.computeInfer?.ns ?? NaN) / 1000, -1);
    }
    const model = 'ensemble';
    // Two patches of a call, 33 of the slide; the third request was refused for what it sent.
    expect(metrics.value('nv_inference_count', { model })).toBe(35);
    expect(metrics.value('nv_inference_request_success', { model })).toBe(2);
    expect(metrics.value('nv_inference_request_failure', { model, reason: 'OTHER' })).toBe(1);
    expect(metrics.value('sentinode_request_seconds_count', { model: 'simplenet' })).toBe(3);
  });

  it('has what the engine did, from the compute child', () => {
    const count = (source: string, model: string): number | undefined =>
      metrics.value('sentinode_patches_scored_total', { source, model });
    expect([count('patches', 'simplenet'), count('patches', 'inceptionv3'), count('slide', 'simplenet')]).toEqual([
      3, 2, 33,
    ]);
    const batches = metrics.value('sentinode_compute_seconds_count', { model: 'simplenet' });
    expect(batches).toBe(metrics.value('sentinode_batch_patches_count', { model: 'simplenet' }));
    expect(metrics.value('nv_inference_pending_request_count', { model: 'simplenet' })).toBe(0);
    const busy = metrics.value('sentinode_engine_busy_seconds_total') ?? 0;
    expect(busy).toBeGreaterThan(metrics.value('sentinode_compute_seconds_sum') ?? Infinity);
    expect(metrics.value('sentinode_decode_seconds_count', { source: 'slide' })).toBeGreaterThan(0);
    expect(metrics.value('sentinode_compute_answered')).toBe(1);
  });

  it('has slides, predictions, bytes and phases', async () => {
    const { length } = await fixture(MOSAIC);
    expect(metrics.value('sentinode_uploaded_bytes_total')).toBe(length);
    expect(metrics.value('sentinode_predictions', { state: 'succeeded' })).toBe(1);
    expect(metrics.value('sentinode_slides')).toBe(1);
    expect(metrics.value('sentinode_uploads', { state: 'finished' })).toBe(1);
    expect(metrics.value('sentinode_predictions_ended_total', { state: 'succeeded' })).toBe(1);
    expect(metrics.value('sentinode_prediction_seconds_count', { phase: 'total' })).toBe(1);
    expect(metrics.value('sentinode_queue_under_way', { queue: 'predictions' })).toBe(0);
    expect(metrics.samples('sentinode_training_loss')).toEqual([]);
  });

  it('has the processes beside each other', () => {
    for (const process of ['service', 'compute']) {
      expect(metrics.value('sentinode_process_resident_bytes', { process })).toBeGreaterThan(50e6);
      expect(metrics.value('sentinode_process_cpu_seconds_total', { process })).toBeGreaterThan(0);
      expect(metrics.samples('sentinode_event_loop_delay_seconds', { process })).toHaveLength(3);
    }
    expect(metrics.value('sentinode_ready')).toBe(1);
    expect(metrics.value('sentinode_build_info')).toBe(1);
    expect(metrics.samples('sentinode_model_loaded').map(({ labels }) => labels['model'])).toEqual([
      'inceptionv3',
      'simplenet',
      'ensemble',
    ]);
  });

  it('names neither slides nor files', () => {
    expect(page).toContain('http_route="/slides/{id}.json"');
    expect(page).not.toContain(slideId);
    expect(page).not.toContain('NAMESAKE');
    expect(page).not.toContain('nowhere');
  });

  it('stays small', () => {
    expect(page.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length).toBeLessThan(2_000);
  });
});

describe('what is written of metrics', () => {
  it('is there, and everything that is there is written', async () => {
    const documented = await documentedMetrics();
    expect(documented.size).toBeGreaterThan(40);
    const ours = [...metrics.types].filter(([name]) => !/^(process|nodejs)_/.test(name));
    expect(Object.fromEntries(ours)).toEqual(
      Object.fromEntries([...documented].map(([name, { type }]) => [name, type])),
    );
  });

  it('has the labels that it says', async () => {
    for (const [name, { type, labels }] of await documentedMetrics()) {
      for (const sample of metrics.samples(type === 'histogram' ? `${name}_sum` : name)) {
        expect({ name, labels: Object.keys(sample.labels).sort() }).toEqual({ name, labels: [...labels].sort() });
      }
    }
  });

  it.each([
    ['the dashboard', dashboardQueries],
    ['the alerts', alertQueries],
  ])('is all that %s ask for', async (_, queries) => {
    const documented = await documentedMetrics();
    const known = new Set(documented.keys());
    const allowed = ['instance', 'job', 'le', 'state'];
    for (const [title, query] of await queries()) {
      for (const { name, labels } of selectorsOf(query, known)) {
        const own = documented.get(name)?.labels;
        expect({ title, name, isThere: own !== undefined }).toEqual({ title, name, isThere: true });
        expect({
          title,
          name,
          strange: labels.filter((label) => ![...allowed, ...(own ?? [])].includes(label)),
        }).toEqual({ title, name, strange: [] });
      }
    }
  });
});

suiteThatNeeds(hasPromtool, 'promtool: scripts/install-tools.sh promtool')('promtool', () => {
  it('reads the page, and finds fault with nothing but others’ names', () => {
    const { stdout, stderr } = promtool(['check', 'metrics'], page);
    const faults = `${stdout}${stderr}`
      .split('\n')
      .filter((line) => line !== '' && !/^(nv_|nodejs_active_)/.test(line));
    expect(faults).toEqual([]);
  });

  it('takes the configuration and the alerts, whose tests pass', async () => {
    const deploy = `${REPO_ROOT}/deploy/prometheus`;
    expect(await readFile(`${deploy}/alerts.yml`, 'utf8')).toContain('SentinodeEngineHung');
    expect(promtool(['check', 'config', `${deploy}/prometheus.yml`])).toMatchObject({ status: 0 });
    expect(promtool(['check', 'rules', `${deploy}/alerts.yml`])).toMatchObject({ status: 0 });
    expect(promtool(['test', 'rules', `${deploy}/alerts.test.yml`])).toMatchObject({ status: 0 });
  });
});

describe('a server', () => {
  it('counts a compute child that was killed, and goes on telling of the next', async () => {
    process.kill(server.computePid(), 'SIGKILL');
    const now = async (): Promise<Exposition> => parseExposition(await scrape());
    const cause = 'crash';
    await expect.poll(async () => (await now()).value('sentinode_compute_restarts_total', { cause })).toBe(1);
    await expect.poll(async () => (await now()).value('sentinode_compute_answered')).toBe(1);
    expect((await now()).value('sentinode_compute_restarts_total', { cause: 'hang' })).toBe(0);
  });

  it('without slides on its HTTP port still has metrics', async () => {
    const other = await startServerProcess({ flags: ['--http-listen', '127.0.0.1:0', '--http-viewer', 'false'] });
    const statuses = await Promise.all(
      ['/metrics', '/slides/x', '/slides/x.dzi'].map(
        async (path) => (await fetch(`${other.httpAddress}${path}`)).status,
      ),
    );
    await other.stop();
    expect(statuses).toEqual([200, 404, 404]);
  });
});
