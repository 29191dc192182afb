import { setTimeout as delay } from 'node:timers/promises';
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createExporter } from './create-exporter.js';
import { createTracing } from './create-tracing.js';
import type { OpenTracing, TracedProcess } from './traced-process.js';

/** A collector that is away must not hold up a stop. */
const LAST_EXPORT_MS = 1_000;
/** A collector that is away fails every few seconds. */
const SAME_PROBLEM_AFTER_MS = 60_000;

/** Sampling, batching and limits are by the standard variables, which the SDK reads for itself. */
export async function startSdk({ process: name, softwareVersion }: TracedProcess): Promise<OpenTracing> {
  const own = resourceFromAttributes({
    'service.name': 'sentinode',
    'service.version': softwareVersion,
    'process.pid': process.pid,
    'sentinode.process': name,
  });
  const provider = new BasicTracerProvider({
    // What OTEL_RESOURCE_ATTRIBUTES and OTEL_SERVICE_NAME say stands above ours.
    resource: own.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(await createExporter(process.env))],
  });
  return {
    tracing: createTracing(provider.getTracer('sentinode', softwareVersion)),
    reportTo: (log) => {
      const seldom = createSeldom();
      const warn = (problem: string): void => {
        if (seldom(problem)) log.warn({ problem }, 'traces cannot be sent');
      };
      const quiet = (): void => undefined;
      diag.setLogger({ error: warn, warn, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN);
    },
    close: async () => {
      await Promise.race([
        provider.shutdown().catch(() => undefined),
        delay(LAST_EXPORT_MS, undefined, { ref: false }),
      ]);
    },
  };
}

function createSeldom(): (problem: string) => boolean {
  let lastMs = -Infinity;
  let last = '';
  return (problem) => {
    const isNews = problem !== last || performance.now() - lastMs > SAME_PROBLEM_AFTER_MS;
    if (isNews) [last, lastMs] = [problem, performance.now()];
    return isNews;
  };
}
