import { AppError } from '../../domain/errors/app-error.js';
import type { Tracing } from '../../ports/tracing.js';
import type { MessageToChild } from '../messages.js';

type Request = Extract<MessageToChild, { readonly type: 'request' }>;

/** Runs a request's work as a part of its caller's trace; a request of none begins none. */
export type TraceRequest = <T>(message: Request, work: () => Promise<T>) => Promise<T>;

export function traceRequests(tracing: Tracing): TraceRequest {
  return async ({ trace, request }, work) => {
    if (trace === undefined) return work();
    const span = tracing.begin(`compute ${request.kind}`, { parent: trace });
    try {
      const value = await tracing.inside(span, work);
      span.end();
      return value;
    } catch (error) {
      span.end({ failure: error instanceof AppError ? error.reason : 'INTERNAL' });
      throw error;
    }
  };
}
