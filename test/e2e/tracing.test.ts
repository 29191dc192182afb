// One trace from a client's span to the engine's batch, as a real collector gets it from both processes.
import { randomBytes } from 'node:crypto';
import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSentinodeClient, type SentinodeClient } from '../../clients/typescript/src/index.js';
import { present } from '../support/present.js';
import { fixture, MOSAIC, patches } from './support/fixtures.js';
import { startOtlpReceiver, type OtlpReceiver, type ReceivedSpan } from './support/otlp-receiver.js';
import { startServerProcess, type ServerProcess } from './support/server-process.js';

/** A client's own span. */
interface ClientSpan {
  readonly traceId: string;
  readonly spanId: string;
}

let receiver: OtlpReceiver;
let server: ServerProcess;
let current: ClientSpan;
let client: SentinodeClient;

const newSpan = (): ClientSpan => ({
  traceId: randomBytes(16).toString('hex'),
  spanId: randomBytes(8).toString('hex'),
});

/** The whole trace once its last spans are there; both processes send every 100 ms. */
async function traceOf({ traceId }: ClientSpan, last: string, count = 1): Promise<readonly ReceivedSpan[]> {
  const own = (): readonly ReceivedSpan[] => receiver.spans.filter((span) => span.traceId === traceId);
  await expect.poll(() => own().filter(({ name }) => name === last).length).toBeGreaterThanOrEqual(count);
  return own();
}

const named = (spans: readonly ReceivedSpan[], name: string): ReceivedSpan =>
  present(
    spans.find((span) => span.name === name),
    name,
  );

const plainBytes = (bytes: Buffer): Buffer => bytes;

const encoded = async (count: number): Promise<{ content: { $case: 'encoded'; value: Buffer } }[]> =>
  (await patches('tumor')).slice(0, count).map((value) => ({ content: { $case: 'encoded', value } }));

beforeAll(async () => {
  receiver = await startOtlpReceiver();
  const env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=test',
  };
  // So long a delay that requests which arrive together share a run of the engine.
  server = await startServerProcess({ env, flags: ['--max-queue-delay-microseconds', '200000'] });
  current = newSpan();
  client = createSentinodeClient({
    address: server.address,
    metadata: () => ({ traceparent: `00-${current.traceId}-${current.spanId}-01`, tracestate: 'vendor=1' }),
  });
});

afterAll(async () => {
  client.close();
  await server.stop();
  await receiver.close();
});

describe('a trace', () => {
  it('goes from the client through the service and the queue to the batch', async () => {
    current = newSpan();
    await client.predictions.scorePatches({ patches: await encoded(2) });
    const method = 'sentinode.v1.PredictionService/ScorePatches';
    const spans = await traceOf(current, method);
    const [batches, call] = [await traceOf(current, 'engine batch', 2), named(spans, method)];
    expect(call).toMatchObject({
      parentSpanId: current.spanId,
      attributes: { 'rpc.system.name': 'grpc', 'rpc.method': method, 'rpc.response.status_code': 'OK' },
      resource: { 'service.name': 'sentinode', 'sentinode.process': 'service', 'deployment.environment': 'test' },
    });
    const compute = named(batches, 'compute scorePatches');
    expect(compute).toMatchObject({ parentSpanId: call.spanId, resource: { 'sentinode.process': 'compute' } });
    const queues = batches.filter(({ name }) => name === 'queue');
    expect(queues.map(({ parentSpanId }) => parentSpanId)).toEqual([compute.spanId, compute.spanId]);
    for (const batch of batches.filter(({ name }) => name === 'engine batch')) {
      const queue = present(queues.find(({ spanId }) => spanId === batch.parentSpanId));
      expect(queue.endMs).toBeCloseTo(batch.startMs, 1);
      expect(batch.attributes).toMatchObject({ 'sentinode.model_version': '1', 'sentinode.patches': 2 });
      expect(batch.endMs).toBeLessThanOrEqual(call.endMs + 1);
    }
    expect(named(batches, 'decode').parentSpanId).toBe(compute.spanId);
  });

  it('stands in the log beside the request’s id', async () => {
    current = newSpan();
    await client.predictions.scorePatches({ patches: await encoded(1) });
    const span = named(
      await traceOf(current, 'sentinode.v1.PredictionService/ScorePatches'),
      'sentinode.v1.PredictionService/ScorePatches',
    );
    const line = server.lines.find(({ trace_id }) => trace_id === current.traceId);
    expect(line).toMatchObject({
      msg: 'call',
      span_id: span.spanId,
      requestId: span.attributes['sentinode.request_id'],
    });
    expect(server.lines.find(({ msg }) => msg === 'serving')).not.toHaveProperty('trace_id');
  });

  it('links the requests that one batch serves', async () => {
    const spans = [newSpan(), newSpan()] as const;
    const [batch] = await encoded(1);
    await Promise.all(
      spans.map((span) => {
        current = span;
        return client.predictions.scorePatches({ patches: [present(batch)] });
      }),
    );
    const [first, second] = await Promise.all(spans.map((span) => traceOf(span, 'engine batch', 2)));
    const requests = [present(first), present(second)].map((all) => named(all, 'compute scorePatches'));
    const linked = (all: readonly ReceivedSpan[] | undefined): (readonly (string | undefined)[])[] =>
      present(all)
        .filter(({ name }) => name === 'engine batch')
        .map(({ links = [] }) => links.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
    const idOf = (span: ReceivedSpan | undefined): string => `${span?.traceId} ${span?.spanId}`;
    expect(linked(first)).toEqual([[idOf(requests[1])], [idOf(requests[1])]]);
    expect(linked(second)).toEqual([[idOf(requests[0])], [idOf(requests[0])]]);
  });

  it('follows a slide through the queue of predictions', async () => {
    current = newSpan();
    const { id } = await client.uploadSlide({ name: 'NAMESAKE-Jane-Doe.tif', data: await fixture(MOSAIC) });
    current = newSpan();
    await client.predictSlide(id).result();
    const spans = await traceOf(current, 'sentinode.v1.PredictionService/PredictSlide');
    const all = [...spans, ...(await traceOf(current, 'compute scoreSlide'))];
    const call = named(all, 'sentinode.v1.PredictionService/PredictSlide');
    const waited = present(all.find(({ attributes }) => attributes['sentinode.work'] === 'predict slide'));
    const job = named(all, 'predict slide');
    const compute = named(all, 'compute scoreSlide');
    expect([call, waited, job, compute].map(({ parentSpanId }) => parentSpanId)).toEqual([
      current.spanId,
      call.spanId,
      waited.spanId,
      job.spanId,
    ]);
    expect(all.some(({ name }) => name === 'engine batch')).toBe(true);
    const everything = JSON.stringify(receiver.spans);
    expect(everything).not.toContain('NAMESAKE');
    expect(everything).not.toContain(id);
  });

  it('says what failed, and whose fault it was not', async () => {
    current = newSpan();
    await client.predictions.scorePatches({ patches: [] }).catch(() => undefined);
    const [call] = await traceOf(current, 'sentinode.v1.PredictionService/ScorePatches');
    expect(call?.attributes['rpc.response.status_code']).toBe('INVALID_ARGUMENT');
    expect(call?.status?.code ?? 0).toBe(0);
  });

  it('that is not sampled is not sent', async () => {
    const unsampled = newSpan();
    const other = createSentinodeClient({
      address: server.address,
      metadata: { traceparent: `00-${unsampled.traceId}-${unsampled.spanId}-00` },
    });
    await other.predictions.scorePatches({ patches: await encoded(1) });
    other.close();
    current = newSpan();
    await client.predictions.scorePatches({ patches: await encoded(1) });
    await traceOf(current, 'engine batch', 2);
    await traceOf(current, 'sentinode.v1.PredictionService/ScorePatches');
    expect(receiver.spans.filter(({ traceId }) => traceId === unsampled.traceId)).toEqual([]);
  });
});

describe('the exporter', () => {
  it('speaks protobuf unless told otherwise, and a collector that is away costs a line in the log', async () => {
    const away = await startOtlpReceiver();
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: away.url, OTEL_BSP_SCHEDULE_DELAY: '100' };
    const other = await startServerProcess({ env });
    const plain = createSentinodeClient({ address: other.address });
    await plain.models.listModels({});
    await expect.poll(() => away.requests.length).toBeGreaterThan(0);
    expect(away.requests[0]?.slice(0, 2)).toEqual(['/v1/traces', 'application/x-protobuf']);
    await away.close();
    await plain.models.listModels({});
    await other.logged('traces cannot be sent');
    plain.close();
    await other.stop();
  });

  it('speaks gRPC', async () => {
    const sent: number[] = [];
    const collector = new Server();
    const raw = { requestSerialize: plainBytes, requestDeserialize: plainBytes, responseSerialize: plainBytes };
    const path = '/opentelemetry.proto.collector.trace.v1.TraceService/Export';
    collector.addService(
      { export: { ...raw, path, responseDeserialize: plainBytes, requestStream: false, responseStream: false } },
      {
        export: ((call, callback) => {
          sent.push(call.request.length);
          callback(null, Buffer.alloc(0));
        }) satisfies handleUnaryCall<Buffer, Buffer>,
      },
    );
    const port = await new Promise<number>((resolve, reject) => {
      collector.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_BSP_SCHEDULE_DELAY: '100',
    };
    const other = await startServerProcess({ env });
    const plain = createSentinodeClient({ address: other.address });
    await plain.models.listModels({});
    await expect.poll(() => sent.length).toBeGreaterThan(0);
    plain.close();
    await other.stop();
    collector.forceShutdown();
  });

  it('refuses a protocol that there is not', async () => {
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_PROTOCOL: 'smoke' };
    await expect(startServerProcess({ env })).rejects.toThrow(/OTEL_EXPORTER_OTLP_PROTOCOL: no protocol "smoke"/);
  });
});
