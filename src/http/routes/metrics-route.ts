import type { MetricsPage } from '../../ports/metrics.js';
import { NEVER_KEPT } from './cache-control.js';
import type { Route } from '../route.js';

/** Counts and times for a scraper such as Prometheus. */
export function metricsRoute(page: MetricsPage): Route {
  return {
    name: '/metrics',
    path: /^\/metrics$/,
    answer: () => Promise.resolve({ contentType: page.contentType, cacheControl: NEVER_KEPT, body: () => page.text() }),
  };
}
