import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createDeferred } from '../../src/domain/async/deferred.js';
import { AppError } from '../../src/domain/errors/app-error.js';
import { deepZoomRoutes } from '../../src/http/routes/deep-zoom-routes.js';
import { openHttpServer } from '../../src/http/server.js';
import { NO_METRICS } from '../../src/metrics/no-metrics.js';
import { createRecordingLog } from '../support/recording-log.js';
import { SLIDE_ID, slidesOf, startHttp } from './support/start-http.js';

const DZI = `/slides/${SLIDE_ID}.dzi`;
const TILE = `/slides/${SLIDE_ID}_files/10/0_0.jpeg`;
const SITE = 'https://viewer.example.org';

const base = {
  listen: { host: '127.0.0.1', port: 0 },
  loopbackOnly: true,
  allowedOrigins: [],
  metrics: NO_METRICS,
  newCallId: () => 'call-1',
};

describe('the HTTP server', () => {
  it('answers 503 until the service is up', async () => {
    const server = await openHttpServer({ ...base, log: createRecordingLog() });
    const early = await fetch(`http://127.0.0.1:${server.port}${DZI}`);
    expect({ status: early.status, retry: early.headers.get('retry-after') }).toEqual({ status: 503, retry: '2' });
    await server.close(0);
  });

  it('tells at once that its port is taken', async () => {
    const { server } = await startHttp();
    const second = openHttpServer({
      ...base,
      listen: { host: '127.0.0.1', port: server.port },
      log: createRecordingLog(),
    });
    await expect(second).rejects.toMatchObject({
      reason: 'CONFIG_INVALID',
      message: expect.stringMatching(/^httpListen: .*EADDRINUSE/) as string,
    });
  });

  it('reads nothing but GET and HEAD', async () => {
    const { get } = await startHttp();
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']) {
      const { status, headers } = await get(DZI, {}, method);
      expect({ method, status, allow: headers.allow }).toEqual({ method, status: 405, allow: 'GET, HEAD' });
    }
  });

  it('answers 400 to bytes that are no HTTP, and 431 to endless headers', async () => {
    const { server, get } = await startHttp();
    const socket = connect(server.port, '127.0.0.1');
    socket.end('nonsense\r\n\r\n');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    await once(socket, 'close');
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1.1 400 .*NO_HTTP/s);
    expect((await get(DZI, { 'X-Long': 'x'.repeat(20_000) })).status).toBe(431);
    expect((await get('http://elsewhere/')).status).toBe(400);
  });

  it('answers to the names of loopback alone where it listens there, so that no page can pass for it', async () => {
    const { get } = await startHttp();
    for (const host of ['localhost:80', '127.0.0.1', '[::1]:9', 'LOCALHOST'])
      expect((await get(DZI, { Host: host })).status).toBe(200);
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1']) {
      expect((await get(DZI, { Host: host })).status).toBe(421);
    }
    const wide = await startHttp(undefined, { loopbackOnly: false });
    expect((await wide.get(DZI, { Host: 'slides.example' })).status).toBe(200);
  });

  it('lets no other site read it unless it is allowed', async () => {
    const closed = await startHttp();
    const refused = await closed.get(DZI, { Origin: SITE });
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin');
    expect((await closed.get(DZI, { Origin: SITE }, 'OPTIONS')).status).toBe(405);
    const open = await startHttp(undefined, { allowedOrigins: [SITE] });
    const allowed = await open.get(DZI, { Origin: SITE });
    expect(allowed.headers).toMatchObject({ 'access-control-allow-origin': SITE, vary: 'Origin' });
    const preflight = await open.get(DZI, { Origin: SITE }, 'OPTIONS');
    expect(preflight.status).toBe(204);
    expect(preflight.headers).toMatchObject({ 'access-control-allow-methods': 'GET, HEAD' });
    const stranger = await open.get(DZI, { Origin: 'https://viewer.example.org.evil' });
    expect(stranger.headers).not.toHaveProperty('access-control-allow-origin');
    expect(stranger.headers.vary).toBe('Origin');
  });

  it.each([
    [new AppError('QUEUE_FULL', 'full', { retryAfterMs: 1500 }), 503, '2'],
    [new AppError('ENGINE_CRASHED', 'crashed', { retryAfterMs: 1000 }), 503, '1'],
    [new AppError('SLIDE_CORRUPT', 'broken'), 409, undefined],
    [new AppError('INVALID_FIELD', 'wrong'), 400, undefined],
  ])('tells %s as %i', async (error, status, retryAfter) => {
    const { get } = await startHttp(deepZoomRoutes(slidesOf({ getTile: () => Promise.reject(error) }), '1'));
    const answer = await get(TILE);
    expect({ status: answer.status, retryAfter: answer.headers['retry-after'] }).toEqual({ status, retryAfter });
    expect(JSON.parse(answer.body)).toMatchObject({ error: { reason: error.reason, message: error.message } });
  });

  it('tells nothing of a defect but its id, and logs the rest without the address', async () => {
    const getTile = (): Promise<never> => Promise.reject(new Error('secret detail'));
    const { get, lines } = await startHttp(deepZoomRoutes(slidesOf({ getTile }), '1'));
    const { status, body } = await get(TILE);
    expect(status).toBe(500);
    expect(body).not.toContain('secret');
    expect(JSON.parse(body)).toMatchObject({ error: { reason: 'INTERNAL', requestId: 'call-1' } });
    const call = lines.find(({ message }) => message === 'http');
    expect(call?.fields).toMatchObject({
      route: '/slides/{id}_files/{level}/{column}_{row}.jpeg',
      status: 500,
      reason: 'INTERNAL',
      requestId: 'call-1',
    });
    expect(JSON.stringify(call)).not.toContain(SLIDE_ID);
  });

  it('ends what takes too long with 504', async () => {
    const routes = deepZoomRoutes(slidesOf({ getTile: () => new Promise(() => undefined) }), '1');
    const { get } = await startHttp(routes, { answerTimeoutMs: 20 });
    const { status, body } = await get(TILE);
    expect({ status, reason: (JSON.parse(body) as { error: { reason: string } }).error.reason }).toEqual({
      status: 504,
      reason: 'DEADLINE_EXCEEDED',
    });
  });

  it('stops the work of a client that goes away', async () => {
    const began = createDeferred<undefined>();
    const stopped = createDeferred<unknown>();
    const getTile = slidesOf({
      getTile: (_id, _place, { signal }) => {
        signal.addEventListener('abort', () => stopped.resolve(signal.reason));
        began.resolve(undefined);
        return new Promise(() => undefined);
      },
    });
    const { server } = await startHttp(deepZoomRoutes(getTile, '1'));
    const client = new AbortController();
    const left = fetch(`http://127.0.0.1:${server.port}${TILE}`, { signal: client.signal }).catch(() => 'left');
    await began.promise;
    client.abort();
    expect(await left).toBe('left');
    expect(await stopped.promise).toMatchObject({ reason: 'CANCELLED' });
  });

  it('drains: refuses new requests, and lets those under way end', async () => {
    const release = createDeferred<undefined>();
    const began = createDeferred<undefined>();
    const slow = slidesOf({
      getTile: async () => {
        began.resolve(undefined);
        await release.promise;
        return { data: Buffer.from('late'), encoding: 'jpeg', widthPx: 1, heightPx: 1 };
      },
    });
    const { server, get } = await startHttp(deepZoomRoutes(slow, '1'));
    const underWay = get(TILE);
    await began.promise;
    const closing = server.close(10_000);
    await expect(get(DZI)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    release.resolve(undefined);
    expect((await underWay).body).toBe('late');
    await closing;
  });
});
