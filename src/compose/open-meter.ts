import type { Config } from '../config.js';
import type { ServiceMeter } from '../metrics/create-service-metrics.js';

/** Without `watch` nobody can ask, and nothing is counted. */
export type Meter = Pick<ServiceMeter, 'metrics'> & Partial<ServiceMeter>;

/** Counts where the HTTP port is on and metrics are wanted. */
export async function openMeter({ httpListen, metrics }: Config): Promise<Meter> {
  if (httpListen === undefined || !metrics) return { metrics: (await import('../metrics/no-metrics.js')).NO_METRICS };
  return (await import('../metrics/create-service-metrics.js')).createServiceMetrics();
}
