import type { Application } from '../app/application.js';
import { isLoopback, type Config } from '../config.js';
import type { Route } from '../http/route.js';
import type { ProfiledProcesses } from '../http/routes/profile-routes.js';
import type { HttpServer } from '../http/server.js';
import type { Log } from '../ports/log.js';
import type { MetricsPage, ServiceMetrics } from '../ports/metrics.js';
import type { TlsIdentity } from '../ports/tls-identity.js';
import type { CloseableStack } from './closeable-stack.js';
import { softwareVersion } from './software-version.js';

export interface OpenHttpOptions {
  readonly config: Config;
  readonly tls: TlsIdentity | undefined;
  readonly log: Log;
  readonly metrics: ServiceMetrics;
}

/** Takes the HTTP port where one is wanted. Throws CONFIG_INVALID. */
export async function openHttp(
  { config, tls, log, metrics }: OpenHttpOptions,
  stack: CloseableStack,
): Promise<HttpServer | undefined> {
  const { httpListen, httpAllowedOrigins, tlsCa, drainSeconds } = config;
  if (httpListen === undefined) return undefined;
  const { systemClock } = await import('../system/clock.js');
  const { createUlidSource } = await import('../system/ulid-source.js');
  const { openHttpServer } = await import('../http/server.js');
  const http = await openHttpServer({
    listen: httpListen,
    ...(tls !== undefined && { tls }),
    loopbackOnly: isLoopback(httpListen.host) && tlsCa === undefined,
    allowedOrigins: httpAllowedOrigins,
    log,
    metrics,
    newCallId: createUlidSource(systemClock),
  });
  stack.push('http', () => http.close(drainSeconds * 1000));
  return http;
}

export interface ServedByHttp {
  readonly app: Application;
  /** Whether slides are shown. */
  readonly viewer: boolean;
  /** Absent: no metrics are served. */
  readonly metricsPage: MetricsPage | undefined;
  /** Absent: nobody may profile. */
  readonly profiled: ProfiledProcesses | undefined;
}

/** From now on it answers. */
export async function serveHttp(http: HttpServer, { app, viewer, metricsPage, profiled }: ServedByHttp): Promise<void> {
  const { metricsRoute } = await import('../http/routes/metrics-route.js');
  const { profileRoutes } = await import('../http/routes/profile-routes.js');
  http.serve([
    ...(metricsPage === undefined ? [] : [metricsRoute(metricsPage)]),
    ...(profiled === undefined ? [] : profileRoutes(profiled)),
    ...(viewer ? await slideRoutes(app) : []),
  ]);
}

async function slideRoutes({ slides, predictions }: Application): Promise<readonly Route[]> {
  const { deepZoomRoutes } = await import('../http/routes/deep-zoom-routes.js');
  const { associatedRoutes } = await import('../http/routes/associated-routes.js');
  const { viewerRoutes } = await import('../http/routes/viewer-routes.js');
  const version = softwareVersion();
  return [
    ...deepZoomRoutes(slides, version),
    ...associatedRoutes(slides),
    ...viewerRoutes(slides, predictions, version),
  ];
}
