import type { CallOptions, ClientMiddleware } from 'nice-grpc-common';
import { Metadata } from 'nice-grpc-common';
import { SentinodeError } from '../errors/sentinode-error.js';
import type { DeadlineInstant, DeadlineOptions } from './call-options.js';
import { followSignal } from './follow-signal.js';

/** Longest timeout that gRPC's eight digits of milliseconds can say: a bit more than a day. */
const MAX_TIMEOUT_MS = 99_999_999;

/**
 * Gives unary calls a deadline, and every call the one that it asks for: it goes to the server, which stops the
 * work, and holds here too when the server does not answer. Retries count against it.
 */
export function deadlineMiddleware(defaultTimeoutMs: number): ClientMiddleware<DeadlineOptions, DeadlineInstant> {
  return async function* withDeadline(call, options) {
    const { timeoutMs = isUnary(call) ? defaultTimeoutMs : 0, ...rest } = options;
    if (timeoutMs <= 0) return yield* call.next(call.request, rest);

    const { controller, release } = followSignal(rest.signal);
    const expiry = new Error('the deadline has passed');
    const timer = setTimeout(
      () => {
        controller.abort(expiry);
      },
      Math.min(timeoutMs, MAX_TIMEOUT_MS),
    );
    const timed: CallOptions & DeadlineInstant = {
      ...rest,
      signal: controller.signal,
      metadata: Metadata(rest.metadata).set('grpc-timeout', grpcTimeout(timeoutMs)),
      deadlineAtMs: performance.now() + timeoutMs,
    };
    try {
      return yield* call.next(call.request, timed);
    } catch (error) {
      throw controller.signal.reason === expiry ? deadlineExceeded(call.method.path, timeoutMs) : error;
    } finally {
      clearTimeout(timer);
      release();
    }
  };
}

function isUnary(call: { requestStream: boolean; responseStream: boolean }): boolean {
  return !call.requestStream && !call.responseStream;
}

function grpcTimeout(timeoutMs: number): string {
  return `${String(Math.min(MAX_TIMEOUT_MS, Math.max(1, Math.ceil(timeoutMs))))}m`;
}

function deadlineExceeded(method: string, timeoutMs: number): SentinodeError {
  return new SentinodeError({
    code: 'DEADLINE_EXCEEDED',
    message: `no answer within ${String(timeoutMs)} ms`,
    method,
    reason: 'DEADLINE_EXCEEDED',
  });
}
