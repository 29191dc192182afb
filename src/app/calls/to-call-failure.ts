import { AppError } from '../../domain/errors/app-error.js';

/** What a failed call tells its caller, and what only the log may hold. */
export interface CallFailure {
  readonly error: AppError;
  /** A defect or a failure outside our control: to be logged whole. */
  readonly unexpected: boolean;
}

/**
 * Turns whatever a use case threw into an AppError.
 * Work that was stopped reports why it was stopped (deadline, caller, drain), not the symptom where it stood;
 * anything unknown becomes INTERNAL with the call's id, so that no internals leave the process.
 */
export function toCallFailure(thrown: unknown, signal: AbortSignal, callId: string): CallFailure {
  if (signal.aborted && isSymptomOfStopping(thrown)) return { error: stopReason(signal), unexpected: false };
  if (thrown instanceof AppError && thrown.reason !== 'INTERNAL') return { error: thrown, unexpected: false };
  const error = new AppError('INTERNAL', `an internal error, logged under request id ${callId}`, {
    metadata: { requestId: callId },
    cause: thrown,
  });
  return { error, unexpected: true };
}

/** What Node throws at whoever reads or writes a stream whose call is gone. */
const STREAM_ENDINGS = new Set<unknown>(['ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED']);

/** An abort as the domain, as Node's APIs or as a stream tells it. */
function isSymptomOfStopping(thrown: unknown): boolean {
  if (thrown instanceof AppError) return thrown.reason === 'CANCELLED';
  if (!(thrown instanceof Error)) return false;
  return thrown.name === 'AbortError' || ('code' in thrown && STREAM_ENDINGS.has(thrown.code));
}

function stopReason(signal: AbortSignal): AppError {
  return signal.reason instanceof AppError ? signal.reason : new AppError('CANCELLED', 'the call was cancelled');
}
