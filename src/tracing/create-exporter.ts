import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { AppError } from '../domain/errors/app-error.js';

/** The specification's default. */
const DEFAULT_PROTOCOL = 'http/protobuf';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * OTLP by the protocol that the standard variables name; address, headers and TLS the exporters read for themselves.
 * Throws CONFIG_INVALID.
 */
export async function createExporter(env: Environment): Promise<SpanExporter> {
  const protocol =
    given(env['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL']) ?? given(env['OTEL_EXPORTER_OTLP_PROTOCOL']) ?? DEFAULT_PROTOCOL;
  switch (protocol) {
    case 'http/protobuf':
      return new (await import('@opentelemetry/exporter-trace-otlp-proto')).OTLPTraceExporter();
    case 'http/json':
      return new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter();
    case 'grpc':
      return new (await import('@opentelemetry/exporter-trace-otlp-grpc')).OTLPTraceExporter();
    default:
      throw new AppError(
        'CONFIG_INVALID',
        `OTEL_EXPORTER_OTLP_PROTOCOL: no protocol "${protocol}"; there are grpc, http/protobuf and http/json`,
      );
  }
}

/** Traces are exported where somebody says whereto, and has not turned them off. */
export function isTracingWanted(env: Environment): boolean {
  const endpoint = given(env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) ?? given(env['OTEL_EXPORTER_OTLP_ENDPOINT']);
  const isOff = env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none';
  return endpoint !== undefined && !isOff;
}

/** The specification takes an empty variable for one that is not set. */
function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
