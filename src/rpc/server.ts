// The gRPC transport: everything that knows grpc-js lives in this folder and calls `app`.
import { Server, type ServerOptions } from '@grpc/grpc-js';
import type { UseCases } from '../app/application.js';
import type { Readiness } from '../app/use-cases.js';
import type { Log } from '../ports/log.js';
import type { ServiceMetrics } from '../ports/metrics.js';
import type { Tracing } from '../ports/tracing.js';
import { callKinds } from './calls/call-kinds.js';
import { createCallRegistry, type CallRegistry } from '../app/calls/call-registry.js';
import { acceptMalformed } from './calls/malformed-request.js';
import { callLogger } from './calls/log-call.js';
import { measureCalls } from './calls/measure-calls.js';
import { measureMessages } from './calls/measure-messages.js';
import { createAnswerPacker } from './calls/packed-answers.js';
import { createUnreadAnswers, UNREAD_ANSWER_LIMITS, type UnreadAnswerLimits } from './calls/unread-answers.js';
import { guardAnswers } from './calls/guard-answers.js';
import { guardClientStreams } from './calls/guard-client-streams.js';
import { connectionOptions, DEFAULT_CONNECTION_LIFE, type ConnectionLife } from './connection-life.js';
import { cannotListen, type Door } from './door.js';
import { addHealth } from './health.js';
import { evaluationHandlers } from './handlers/evaluation-handlers.js';
import { modelHandlers } from './handlers/model-handlers.js';
import { predictionHandlers } from './handlers/prediction-handlers.js';
import { slideHandlers } from './handlers/slide-handlers.js';
import { trainingHandlers } from './handlers/training-handlers.js';
import { inferenceHandlers } from './inference/inference-handlers.js';
import { serviceDefinition, type ServiceName } from './protos.js';
import { RECEIVE_WINDOWS, widenConnectionWindows, widenStreamWindows, type ReceiveWindows } from './receive-windows.js';
import { addReflection } from './reflection.js';
import { stopServer } from './stop-server.js';

export interface RpcServerOptions {
  /** Where to listen; it is released for it. */
  readonly door: Door;
  readonly maxReceiveMessageBytes: number;
  readonly maxConcurrentStreams: number;
  readonly connectionLife?: ConnectionLife;
  /** For measuring what they bring; the default is right everywhere. */
  readonly windows?: ReceiveWindows;
  readonly useCases: UseCases;
  readonly readiness: Readiness;
  readonly log: Log;
  /** The default is right everywhere but in a test. */
  readonly unreadAnswerLimits?: UnreadAnswerLimits;
  readonly metrics: Pick<ServiceMetrics, 'callStarted' | 'callEnded' | 'messageReceived' | 'messageSent'>;
  readonly tracing: Tracing;
  readonly newCallId: () => string;
}

export interface RpcServer {
  readonly host: string;
  readonly port: number;
  /** Refuses new work, waits for what is under way, then ends it. */
  close(drainMs: number): Promise<void>;
}

export async function startRpcServer(options: RpcServerOptions): Promise<RpcServer> {
  const { log, door, windows = RECEIVE_WINDOWS } = options;
  const server = new Server(grpcOptions(options));
  const registry = createCallRegistry();
  addServices(server, options, registry);
  addReflection(server);
  const health = addHealth(server, options.readiness);
  const widened = widenStreamWindows(server, windows);
  const port = await bind(server, door);
  if (!widenConnectionWindows(server, windows) || !widened) {
    log.warn({}, 'this version of grpc-js keeps its 64 KiB receive windows: uploads over long distances will be slow');
  }
  return { host: door.host, port, close: (drainMs) => stopServer({ server, health, registry, log, drainMs }) };
}

function grpcOptions(options: RpcServerOptions): ServerOptions {
  const { maxReceiveMessageBytes, maxConcurrentStreams, connectionLife = DEFAULT_CONNECTION_LIFE } = options;
  const { unreadAnswerLimits = UNREAD_ANSWER_LIMITS } = options;
  return {
    'grpc.max_receive_message_length': maxReceiveMessageBytes,
    'grpc.max_concurrent_streams': maxConcurrentStreams,
    ...connectionOptions(connectionLife),
    // Nothing reads channelz here, and it keeps records of every connection.
    'grpc.enable_channelz': 0,
    interceptors: [guardAnswers(unreadAnswerLimits), guardClientStreams],
  };
}

function addServices(
  server: Server,
  { useCases, newCallId, log, metrics, tracing, unreadAnswerLimits = UNREAD_ANSWER_LIMITS }: RpcServerOptions,
  registry: CallRegistry,
): void {
  const packer = createAnswerPacker();
  const unreadAnswers = createUnreadAnswers(unreadAnswerLimits);
  const told = measureCalls(metrics, callLogger(log));
  const kinds = callKinds({ registry, newCallId, tracing, unreadAnswers, packer, ...told });
  const { slides, predictions, models, training, evaluation, ensembles, reduction, inference } = useCases;
  const add = (name: ServiceName, handlers: object): void => {
    const service = measureMessages(acceptMalformed(serviceDefinition(name)), metrics);
    server.addService(packer.accept(service), { ...handlers });
  };
  add('sentinode.v1.SlideService', slideHandlers(slides, kinds));
  add('sentinode.v1.PredictionService', predictionHandlers(predictions, kinds));
  add('sentinode.v1.ModelService', modelHandlers(models, kinds));
  add('sentinode.v1.TrainingService', trainingHandlers(training, { ensembles, reduction }, kinds));
  add('sentinode.v1.EvaluationService', evaluationHandlers(evaluation, kinds));
  add('inference.GRPCInferenceService', inferenceHandlers(inference, models, kinds));
}

async function bind(server: Server, { address, credentials, release }: Door): Promise<number> {
  await release();
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (cause, boundPort) => {
      if (cause === null) resolve(boundPort);
      else reject(cannotListen(address, cause));
    });
  });
}
