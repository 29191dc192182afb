import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SERVICE_NAMES } from '../../src/rpc/protos.js';
import { until } from './support/deferred.js';
import { healthClient, type HealthClient } from './support/health.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;
let health: HealthClient;

beforeEach(async () => {
  running = await startTestServer();
  health = healthClient(running.address);
});

afterEach(async () => {
  health.close();
  await running.stop();
});

describe('grpc.health.v1', () => {
  it.each(['', ...SERVICE_NAMES])('serves "%s" while models and compute are up', async (service) => {
    expect(await health.check(service)).toBe('SERVING');
  });

  it('follows readiness, but keeps the services up through which a model gets loaded', async () => {
    running.readiness.set(false);
    expect(await health.check('')).toBe('NOT_SERVING');
    expect(await health.check('sentinode.v1.PredictionService')).toBe('NOT_SERVING');
    expect(await health.check('sentinode.v1.ModelService')).toBe('SERVING');
    running.readiness.set(true);
    expect(await health.check('')).toBe('SERVING');
  });

  it('does not know a service that is not there', async () => {
    await expect(health.check('sentinode.v1.Nothing')).rejects.toMatchObject({ code: 5 });
  });

  it('tells watchers of each change, and of the drain', async () => {
    const seen = health.watch('');
    await until(() => seen.length === 1, 'the first status');
    running.readiness.set(false);
    running.readiness.set(true);
    await until(() => seen.length === 3, 'the changes');
    await running.server.close(0);
    await until(() => seen.length === 4, 'the drain');
    expect(seen).toEqual(['SERVING', 'NOT_SERVING', 'SERVING', 'NOT_SERVING']);
  });
});
