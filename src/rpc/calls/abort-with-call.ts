import { AppError } from '../../domain/errors/app-error.js';
import type { SurfaceCall } from './surface-call.js';

export interface CallEnd {
  /** Fires when the caller cancels or goes away, at the deadline, and by `abort`; its reason is an AppError. */
  readonly signal: AbortSignal;
  readonly abort: (reason: AppError) => void;
  /** To be called when the call is over. */
  stop(): void;
}

/**
 * A caller's clock runs ahead of ours by the way of its request: a cancellation this close to the deadline is the
 * deadline.
 */
const DEADLINE_SLACK_MS = 100;
/** The longest timer that Node keeps; a later deadline is grpc-js's alone. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Turns the ways in which grpc-js ends a call into one signal.
 * grpc-js has a deadline timer of its own, but tells of it only after its status has left, which a reader that
 * stalls can prevent: hence the second timer.
 */
export function abortWithCall(call: SurfaceCall): CallEnd {
  const controller = new AbortController();
  const deadlineMs = Number(call.getDeadline());
  const onCancelled = (): void =>
    controller.abort(Date.now() >= deadlineMs - DEADLINE_SLACK_MS ? deadlineError() : cancelledError());
  call.once('cancelled', onCancelled);
  const timer = timerFor(deadlineMs, () => controller.abort(deadlineError()));
  if (call.cancelled) onCancelled();
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    stop() {
      clearTimeout(timer);
      call.removeListener('cancelled', onCancelled);
    },
  };
}

function timerFor(deadlineMs: number, onDeadline: () => void): NodeJS.Timeout | undefined {
  const delayMs = deadlineMs - Date.now();
  if (delayMs > MAX_TIMER_MS) return undefined;
  return setTimeout(onDeadline, Math.max(delayMs, 0)).unref();
}

function deadlineError(): AppError {
  return new AppError('DEADLINE_EXCEEDED', "the call's deadline passed");
}

function cancelledError(): AppError {
  return new AppError('CANCELLED', 'the caller cancelled the call or went away');
}
