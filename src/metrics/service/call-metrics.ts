import type { ServiceMetrics } from '../../ports/metrics.js';
import { CALL_SECONDS } from '../buckets.js';
import type { Instruments } from '../instruments.js';

/** Calls by gRPC under the names of gRFC A66, exchanges by HTTP under OpenTelemetry's. */
export function callMetrics({
  counter,
  histogram,
}: Instruments): Pick<ServiceMetrics, 'callStarted' | 'callEnded' | 'httpAnswered'> {
  const started = counter({
    name: 'grpc_server_call_started_total',
    help: 'Calls begun, by method.',
    labelNames: ['grpc_method'],
  });
  const ended = histogram(
    {
      name: 'grpc_server_call_duration_seconds',
      help: 'Calls ended, from their arrival to their status, by method and status.',
      labelNames: ['grpc_method', 'grpc_status'],
    },
    CALL_SECONDS,
  );
  const answered = histogram(
    {
      name: 'http_server_request_duration_seconds',
      help: 'HTTP requests answered, by route and status; no route: an address that is not served.',
      labelNames: ['http_route', 'http_response_status_code'],
    },
    CALL_SECONDS,
  );
  return {
    callStarted: (method) => started.inc({ grpc_method: method }),
    callEnded: ({ method, code, seconds }) => ended.observe({ grpc_method: method, grpc_status: code }, seconds),
    httpAnswered: ({ route, status, seconds }) =>
      answered.observe({ http_route: route, http_response_status_code: String(status) }, seconds),
  };
}
