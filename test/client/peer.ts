// A gRPC peer that does exactly what a test tells it: the client's behaviour towards a failing server needs one.
import { createServer, type Server } from 'nice-grpc';
import { ServerError, Status, type CallContext } from 'nice-grpc-common';
import type { Any } from '../../clients/typescript/src/gen/google/protobuf/any.js';
import { BadRequest, ErrorInfo, RetryInfo } from '../../clients/typescript/src/gen/google/rpc/error_details.js';
import { Status as RpcStatus } from '../../clients/typescript/src/gen/google/rpc/status.js';
import {
  EvaluationServiceDefinition,
  HealthCheckResponse_ServingStatus,
  HealthDefinition,
  PredictionServiceDefinition,
  SlideServiceDefinition,
  type EvaluationServiceImplementation,
  type HealthServiceImplementation,
  type PredictionServiceImplementation,
  type SlideServiceImplementation,
} from '../../clients/typescript/src/messages.js';

export interface PeerServices {
  readonly slides?: Partial<SlideServiceImplementation>;
  readonly predictions?: Partial<PredictionServiceImplementation>;
  readonly evaluation?: Partial<EvaluationServiceImplementation>;
}

export interface Peer {
  readonly address: string;
  readonly port: number;
  /** Breaks every connection at once, as a killed process does. */
  kill(): void;
}

export async function startPeer(services: PeerServices, port = 0): Promise<Peer> {
  const server: Server = createServer();
  server.add(SlideServiceDefinition, complete(SlideServiceDefinition, services.slides ?? {}));
  server.add(PredictionServiceDefinition, complete(PredictionServiceDefinition, services.predictions ?? {}));
  server.add(HealthDefinition, complete(HealthDefinition, HEALTHY));
  server.add(EvaluationServiceDefinition, complete(EvaluationServiceDefinition, services.evaluation ?? {}));
  const bound = await server.listen(`127.0.0.1:${port}`);
  return {
    address: `127.0.0.1:${bound}`,
    port: bound,
    kill: () => {
      server.forceShutdown();
    },
  };
}

const HEALTHY: Partial<HealthServiceImplementation> = {
  check: async () => ({ status: HealthCheckResponse_ServingStatus.SERVING }),
};

/** nice-grpc wants every method; those that a test leaves out are unimplemented. */
function complete<T extends object>(definition: { methods: object }, given: Partial<T>): T {
  const missing = Object.keys(definition.methods).map((name) => [name, unimplemented] as const);
  return { ...Object.fromEntries(missing), ...given } as T;
}

function unimplemented(): never {
  throw new ServerError(Status.UNIMPLEMENTED, 'not part of this test');
}

export interface WireError {
  readonly code: Status;
  readonly message?: string;
  readonly reason?: string;
  readonly metadata?: Record<string, string>;
  readonly fields?: readonly { field: string; description: string }[];
  readonly retryAfterMs?: number;
  readonly pushback?: string;
}

/** Fails the call as the real server does: details in the trailer. */
export function fail(context: CallContext, error: WireError): ServerError {
  context.trailer.set('grpc-status-details-bin', RpcStatus.encode(rpcStatus(error)).finish());
  if (error.pushback !== undefined) context.trailer.set('grpc-retry-pushback-ms', error.pushback);
  return new ServerError(error.code, error.message ?? 'as the test wants');
}

export function rpcStatus(error: WireError): RpcStatus {
  const details: Any[] = [];
  if (error.reason !== undefined) {
    const info = { reason: error.reason, domain: 'sentinode.dev', metadata: error.metadata ?? {} };
    details.push(any('ErrorInfo', ErrorInfo.encode(ErrorInfo.fromPartial(info)).finish()));
  }
  if (error.fields !== undefined) {
    const badRequest = BadRequest.fromPartial({ fieldViolations: [...error.fields] });
    details.push(any('BadRequest', BadRequest.encode(badRequest).finish()));
  }
  if (error.retryAfterMs !== undefined) {
    const retryDelay = {
      seconds: Math.floor(error.retryAfterMs / 1000),
      nanos: Math.round((error.retryAfterMs % 1000) * 1e6),
    };
    details.push(any('RetryInfo', RetryInfo.encode(RetryInfo.fromPartial({ retryDelay })).finish()));
  }
  return { code: error.code, message: error.message ?? 'as the test wants', details };
}

function any(type: string, value: Uint8Array): Any {
  return { typeUrl: `type.googleapis.com/google.rpc.${type}`, value };
}

export { Status };
