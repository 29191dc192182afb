// Traces by OpenTelemetry where the standard OTEL_* variables ask for them; else nothing is loaded.
import { isTracingWanted } from './create-exporter.js';
import { NO_TRACING } from './no-tracing.js';
import type { OpenTracing, TracedProcess } from './traced-process.js';

/** Throws CONFIG_INVALID for variables that cannot be. */
export async function openTracing(what: TracedProcess): Promise<OpenTracing> {
  if (!isTracingWanted(process.env)) {
    return { tracing: NO_TRACING, reportTo: () => undefined, close: () => Promise.resolve() };
  }
  const { startSdk } = await import('./start-sdk.js');
  return startSdk(what);
}
