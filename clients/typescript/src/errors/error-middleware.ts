import { ClientError, type CallOptions, type ClientMiddleware, type Metadata } from 'nice-grpc-common';
import { decodeCallError } from './decode-error.js';

/** Turns the transport's errors into `SentinodeError`s, with the details of the trailer. */
export const errorMiddleware: ClientMiddleware = async function* errorMiddleware(call, options) {
  let trailer: Metadata | undefined;
  const watched: CallOptions = {
    ...options,
    onTrailer(received) {
      trailer = received;
      options.onTrailer?.(received);
    },
  };
  try {
    return yield* call.next(call.request, watched);
  } catch (error) {
    throw error instanceof ClientError ? decodeCallError(error, trailer) : error;
  }
};
