import type { MetricsPage } from '../../ports/metrics.js';
import type { Route } from '../route.js';

/** Counts and times for a scraper such as Prometheus. */
export function metricsRoute(page: MetricsPage): Route {
  return {
    name: '/metrics',
    path: /^\/metrics$/,
    answer: () => Promise.resolve({ contentType: page.contentType, cacheControl: 'no-store', body: () => page.text() }),
  };
}
