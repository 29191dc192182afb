import type { ClientMiddleware } from 'nice-grpc-common';
import type { DeadlineInstant, RetryOptions } from './call-options.js';
import { pause } from './pause.js';
import { retryDelayMs, retryPolicy, type RetryPolicy } from './retry-policy.js';
import { isSafeCall } from './safe-calls.js';

/** Sends safe unary calls again as the policy allows, within their deadline. */
export function retryMiddleware(clientPolicy: RetryPolicy): ClientMiddleware<RetryOptions & DeadlineInstant> {
  return async function* withRetries(call, options) {
    const { retry = true, deadlineAtMs = Infinity, ...rest } = options;
    const safe = !call.requestStream && !call.responseStream && isSafeCall(call.method.path, call.request);
    if (!safe || retry === false) return yield* call.next(call.request, rest);

    const policy = retry === true ? clientPolicy : retryPolicy({ ...clientPolicy, ...retry });
    for (let failures = 1; ; failures++) {
      try {
        return yield* call.next(call.request, rest);
      } catch (error) {
        const delayMs =
          failures < policy.maxAttempts ? retryDelayMs(error, failures, policy, Math.random()) : undefined;
        // A wait past the deadline would only hide the server's answer behind DEADLINE_EXCEEDED.
        if (delayMs === undefined || performance.now() + delayMs >= deadlineAtMs) throw error;
        await pause(delayMs, rest.signal);
      }
    }
  };
}
