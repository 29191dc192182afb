// The real HTTP transport over use cases that a test writes itself.
import { request, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import type { SlideUseCases } from '../../../src/app/use-cases.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { Slide } from '../../../src/domain/slides/slide.js';
import { deepZoomRoutes } from '../../../src/http/routes/deep-zoom-routes.js';
import type { Route } from '../../../src/http/route.js';
import { openHttpServer, type HttpServer, type HttpServerOptions } from '../../../src/http/server.js';
import { NO_METRICS } from '../../../src/metrics/no-metrics.js';
import { createRecordingLog, type LogLine } from '../../support/recording-log.js';

export const SLIDE_ID = '01JZZZZZZZZZZZZZZZZZZZZZZZ';
/** 11 DeepZoom levels: 0 to 10. */
export const SLIDE: Slide = {
  id: SLIDE_ID,
  tenant: 'local',
  displayName: 'A slide',
  files: [],
  facts: { format: 'generic-tiff', widthPx: 1000, heightPx: 600, levels: [], objectivePower: 0 },
  spacingSource: 'none',
  digest: 'ab'.repeat(32),
  createTimeMs: 0,
};

export interface TestHttp {
  readonly server: HttpServer;
  readonly lines: readonly LogLine[];
  get(path: string, headers?: Readonly<Record<string, string>>, method?: string): Promise<Received>;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Slides with one slide, whose tiles say which they are. */
export function slidesOf(
  more: Partial<SlideUseCases> = {},
): Pick<SlideUseCases, 'getSlide' | 'getTile' | 'requireIccProfile'> {
  return {
    getSlide: (id) =>
      id === SLIDE_ID
        ? Promise.resolve(SLIDE)
        : Promise.reject(new AppError('SLIDE_NOT_FOUND', 'no slide has this id')),
    requireIccProfile: () => Promise.resolve(),
    getTile: (_id, { level, column, row }) =>
      Promise.resolve({
        data: Buffer.from(`tile ${level} ${column} ${row}`),
        encoding: 'jpeg',
        widthPx: 256,
        heightPx: 256,
      }),
    ...more,
  };
}

export async function startHttp(
  routes: readonly Route[] | undefined = deepZoomRoutes(slidesOf(), '1.2.3'),
  options: Partial<HttpServerOptions> = {},
): Promise<TestHttp> {
  const log = createRecordingLog();
  const server = await openHttpServer({
    listen: { host: '127.0.0.1', port: 0 },
    loopbackOnly: true,
    allowedOrigins: [],
    log,
    metrics: NO_METRICS,
    newCallId: () => 'call-1',
    ...options,
  });
  onTestFinished(() => server.close(0));
  server.serve(routes);
  return {
    server,
    lines: log.lines,
    get: (path, headers = {}, method = 'GET') => send(server.port, path, headers, method),
  };
}

/** Without `fetch`, which does not let a test choose Host, Origin or a broken path. */
export function send(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}
