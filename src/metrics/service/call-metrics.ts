import type { ServiceMetrics } from '../../ports/metrics.js';
import { CALL_SECONDS, MESSAGE_BYTES } from '../buckets.js';
import type { Instruments } from '../instruments.js';

type CallMetrics = 'callStarted' | 'callEnded' | 'messageReceived' | 'messageSent' | 'httpAnswered';

/** Calls by gRPC under the names of gRFC A66, sizes of their messages and exchanges by HTTP under OpenTelemetry's. */
export function callMetrics({ counter, histogram }: Instruments): Pick<ServiceMetrics, CallMetrics> {
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
  const messages = (name: string, help: string): ReturnType<typeof histogram> =>
    histogram({ name, help, labelNames: ['grpc_method'] }, MESSAGE_BYTES);
  const received = messages('rpc_server_request_size_bytes', 'Messages that came, without compression, by method.');
  const sent = messages('rpc_server_response_size_bytes', 'Messages that left, without compression, by method.');
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
    messageReceived: (method, bytes) => received.observe({ grpc_method: method }, bytes),
    messageSent: (method, bytes) => sent.observe({ grpc_method: method }, bytes),
    httpAnswered: ({ route, status, seconds }) =>
      answered.observe({ http_route: route, http_response_status_code: String(status) }, seconds),
  };
}
