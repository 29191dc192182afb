import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { SERVICE_NAMES } from '../protos.js';
import { attachReadGate, createReadGate, MESSAGES_AHEAD } from './read-gate.js';

/** Paths of calls begin with them. Others' services, such as reflection, release no message. */
const OURS = SERVICE_NAMES.map((name) => `/${name}/`);

/**
 * Guards the messages that our client streams take in, in two ways that grpc-js does not:
 *
 * - No more messages wait in memory than `MESSAGES_AHEAD`.
 * - A reset stream is never an end. Node ends the readable side of a stream that its client resets, and grpc-js
 *   passes that on as a half-close before it tells of the cancellation: half an upload would look complete.
 *   `startRead` makes grpc-js look whether the stream is closed; its cancellation then comes before the half-close.
 */
export const guardClientStreams: ServerInterceptor = (method, call) => {
  if (!method.requestStream || !OURS.some((prefix) => method.path.startsWith(prefix)))
    return new ServerInterceptingCall(call);
  const gate = createReadGate(MESSAGES_AHEAD);
  return new ServerInterceptingCall(call, {
    start: (next) =>
      next({
        onReceiveMetadata: (metadata, nextMetadata) => {
          attachReadGate(metadata, gate);
          nextMetadata(metadata);
        },
        onReceiveMessage: (message: unknown, nextMessage) => gate.admit(() => nextMessage(message)),
        onReceiveHalfClose: (nextHalfClose) => {
          call.startRead();
          setImmediate(nextHalfClose);
        },
      }),
  });
};
