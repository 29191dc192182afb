// Traces by OpenTelemetry where the standard OTEL_* variables ask for them; else nothing is loaded.
import type { Log } from '../ports/log.js';
import type { Tracing } from '../ports/tracing.js';
import { isTracingWanted } from './create-exporter.js';
import { NO_TRACING } from './no-tracing.js';

export interface TracedProcess {
  /** Which of ours it is. */
  readonly process: 'service' | 'compute';
  readonly softwareVersion: string;
}

export interface OpenTracing {
  readonly tracing: Tracing;
  /** Problems with sending traces go to the log from now on; each kind once a minute. */
  reportTo(log: Pick<Log, 'warn'>): void;
  /** Sends what is left, for a second at most. */
  close(): Promise<void>;
}

/** Throws CONFIG_INVALID for variables that cannot be. */
export async function openTracing(what: TracedProcess): Promise<OpenTracing> {
  if (!isTracingWanted(process.env)) {
    return { tracing: NO_TRACING, reportTo: () => undefined, close: () => Promise.resolve() };
  }
  const { startSdk } = await import('./start-sdk.js');
  return startSdk(what);
}
