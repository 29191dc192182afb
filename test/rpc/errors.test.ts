import { status } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import { errorTrailers } from '../../src/rpc/errors/error-details.js';
import { decodeError, failureOf, promised } from './support/raw-clients.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

let running: TestServer;

afterEach(() => running.stop());

async function getSlideFailing(thrown: Error): Promise<ReturnType<typeof decodeError>> {
  running = await startTestServer({ slides: { getSlide: () => Promise.reject(thrown) } });
  const call = promised((callback) => running.clients.slides.getSlide({ slideId: 'a' }, callback));
  return decodeError(await failureOf(call));
}

describe('errors on the wire', () => {
  it('carries reason, domain and metadata of an AppError', async () => {
    const thrown = new AppError('SLIDE_NOT_FOUND', 'no slide a', { metadata: { slideId: 'a' } });
    expect(await getSlideFailing(thrown)).toEqual({
      code: status.NOT_FOUND,
      message: 'no slide a',
      reason: 'SLIDE_NOT_FOUND',
      domain: 'sentinode.dev',
      metadata: { slideId: 'a' },
      fields: [],
      requestId: 'call-1',
    });
  });

  it('carries BadRequest with field paths', async () => {
    const fieldViolations = [{ field: 'patches[3].encoded', description: 'is no image' }];
    const decoded = await getSlideFailing(new AppError('PATCH_UNDECODABLE', 'patch 3', { fieldViolations }));
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, fields: ['patches[3].encoded'] });
  });

  it('carries RetryInfo and the push-back that gRPC itself obeys', async () => {
    const decoded = await getSlideFailing(new AppError('QUEUE_FULL', 'full', { retryAfterMs: 1500 }));
    expect(decoded).toMatchObject({ code: status.RESOURCE_EXHAUSTED, retryAfterMs: 1500, pushbackMs: '1500' });
  });

  it('hides a defect behind INTERNAL and logs it whole under the same id', async () => {
    const defect = new TypeError('cannot read /secret/path');
    const decoded = await getSlideFailing(defect);
    expect(decoded).toMatchObject({ code: status.INTERNAL, reason: 'INTERNAL', metadata: { requestId: 'call-1' } });
    expect(JSON.stringify(decoded)).not.toContain('secret');
    const line = running.lines.find(({ level }) => level === 'error');
    expect(line?.fields).toMatchObject({ requestId: 'call-1', err: defect, code: 'INTERNAL' });
  });

  it('stays within the 8 KiB of metadata that clients accept, whatever the request held', async () => {
    const long = 'ä\uD800'.repeat(5_000);
    const fieldViolations = Array.from({ length: 500 }, () => ({ field: 'patches[3].encoded', description: long }));
    const thrown = new AppError('INVALID_FIELD', long, { fieldViolations, metadata: { long } });
    const decoded = await getSlideFailing(thrown);
    expect(decoded).toMatchObject({ code: status.INVALID_ARGUMENT, reason: 'INVALID_FIELD' });
    expect(decoded.fields.length).toBeGreaterThan(0);
    const base64 = String(errorTrailers(thrown).toHttp2Headers()['grpc-status-details-bin']);
    expect(base64.length + encodeURI(decoded.message).length).toBeLessThan(8192 - 1024);
  });
});
