import {
  credentials,
  loadPackageDefinition,
  type ClientReadableStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoPath } from 'grpc-health-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SERVICE_NAMES } from '../../src/rpc/protos.js';
import { until } from './support/deferred.js';
import { promised } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

interface HealthClient {
  check(request: { service: string }, callback: (error: Error | null, value?: { status: string }) => void): unknown;
  watch(request: { service: string }): ClientReadableStream<{ status: string }>;
  close(): void;
}

let running: TestServer;
let health: HealthClient;

beforeEach(async () => {
  running = await startTestServer();
  const types = loadPackageDefinition(loadSync(protoPath, { enums: String, defaults: true }));
  const Health = (types['grpc'] as unknown as { health: { v1: { Health: ServiceClientConstructor } } }).health.v1
    .Health;
  health = new Health(running.address, credentials.createInsecure()) as unknown as HealthClient;
});

afterEach(async () => {
  health.close();
  await running.stop();
});

async function check(service: string): Promise<string> {
  const { status } = await promised<{ status: string }>((callback) => health.check({ service }, callback as never));
  return status;
}

describe('grpc.health.v1', () => {
  it.each(['', ...SERVICE_NAMES])('serves "%s" while models and compute are up', async (service) => {
    expect(await check(service)).toBe('SERVING');
  });

  it('follows readiness, but keeps the services up through which a model gets loaded', async () => {
    running.readiness.set(false);
    expect(await check('')).toBe('NOT_SERVING');
    expect(await check('sentinode.v1.PredictionService')).toBe('NOT_SERVING');
    expect(await check('sentinode.v1.ModelService')).toBe('SERVING');
    running.readiness.set(true);
    expect(await check('')).toBe('SERVING');
  });

  it('does not know a service that is not there', async () => {
    await expect(check('sentinode.v1.Nothing')).rejects.toMatchObject({ code: 5 });
  });

  it('tells watchers of each change, and of the drain', async () => {
    const seen: string[] = [];
    const watch = health.watch({ service: '' });
    watch.on('data', ({ status }: { status: string }) => seen.push(status));
    watch.on('error', () => undefined);
    await until(() => seen.length === 1, 'the first status');
    running.readiness.set(false);
    running.readiness.set(true);
    await until(() => seen.length === 3, 'the changes');
    await running.server.close(0);
    await until(() => seen.length === 4, 'the drain');
    expect(seen).toEqual(['SERVING', 'NOT_SERVING', 'SERVING', 'NOT_SERVING']);
  });
});
