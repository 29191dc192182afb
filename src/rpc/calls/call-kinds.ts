// Promise and async-iterator handlers for the four kinds of gRPC call.
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  sendUnaryData,
} from '@grpc/grpc-js';
import type { CallContext } from '../../app/use-cases.js';
import type { CallRuntime } from './call-runtime.js';
import { runCall, type CallOutcome, type CallScope, type CallStatus } from './call-scope.js';
import type { SurfaceCall } from './surface-call.js';
import { requireWellFormed } from './malformed-request.js';
import { PackedAnswer } from './packed-answers.js';
import { messagesOf, writeMessage, type MessageSink } from './streams.js';

type UnaryHandler<Req, Res> = (request: Req, context: CallContext) => Promise<Res>;
type ClientStreamHandler<Req, Res> = (requests: AsyncIterable<Req>, context: CallContext) => Promise<Res>;
type ServerStreamHandler<Req, Res> = (request: Req, context: CallContext) => AsyncIterable<Res>;
type BidiHandler<Req, Res> = (requests: AsyncIterable<Req>, context: CallContext) => AsyncIterable<Res>;

export interface CallKinds {
  readonly unary: <Req, Res>(handler: UnaryHandler<Req, Res>) => handleUnaryCall<Req, Res>;
  readonly clientStream: <Req, Res>(handler: ClientStreamHandler<Req, Res>) => handleClientStreamingCall<Req, Res>;
  readonly serverStream: <Req, Res>(handler: ServerStreamHandler<Req, Res>) => handleServerStreamingCall<Req, Res>;
  readonly bidi: <Req, Res>(handler: BidiHandler<Req, Res>) => handleBidiStreamingCall<Req, Res>;
}

export function callKinds(runtime: CallRuntime): CallKinds {
  return {
    unary: (handler) => (call, callback) =>
      void answer(call, callback, runtime, ({ context }) => handler(requireWellFormed(call.request), context)),
    clientStream: (handler) => (call, callback) =>
      void answer(call, callback, runtime, ({ context }) => handler(messagesOf(call, context.signal), context)),
    serverStream: (handler) => (call) =>
      void stream(call, runtime, ({ context }) => handler(requireWellFormed(call.request), context)),
    bidi: (handler) => (call) =>
      void stream(call, runtime, ({ context }) => handler(messagesOf(call, context.signal), context)),
  };
}

async function answer<Res>(
  call: SurfaceCall,
  callback: sendUnaryData<Res>,
  runtime: CallRuntime,
  body: (scope: CallScope) => Promise<Res>,
): Promise<void> {
  const { unreadAnswers, packer } = runtime;
  const outcome = await runCall(call, runtime, async (scope) => {
    const { connection } = scope.context;
    unreadAnswers.requireRoom(connection);
    const bytes = packer.serialize(call.getPath(), await body(scope));
    return { answer: new PackedAnswer(bytes, unreadAnswers.take(connection, bytes.length)), headers: scope.headers };
  });
  if (!outcome.ok) {
    callback(outcome.status);
    return;
  }
  call.sendMetadata(outcome.value.headers);
  // Packed answers are taken for what they are made of: see AnswerPacker.
  callback(null, outcome.value.answer as Res);
}

interface WritableCall extends SurfaceCall, MessageSink {
  end(): unknown;
  emit(event: 'error', status: CallStatus): boolean;
}

async function stream(
  call: WritableCall,
  runtime: CallRuntime,
  body: (scope: CallScope) => AsyncIterable<unknown>,
): Promise<void> {
  const outcome = await runCall(call, runtime, (scope) => pump(body(scope), call, scope));
  finish(call, outcome);
}

async function pump(
  messages: AsyncIterable<unknown>,
  call: WritableCall,
  { context, headers }: CallScope,
): Promise<void> {
  let first = true;
  for await (const message of messages) {
    if (first) call.sendMetadata(headers);
    first = false;
    await writeMessage(call, message, context.signal);
  }
  context.signal.throwIfAborted();
  if (first) call.sendMetadata(headers);
}

function finish(call: WritableCall, outcome: CallOutcome<void>): void {
  if (outcome.ok) call.end();
  // grpc-js sends the status that is emitted as an error.
  else call.emit('error', outcome.status);
}
