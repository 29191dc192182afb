// Every error in one shape: what it is called, what it says, and how the process ends for it.
import { SentinodeError, type StatusName } from '@sentinode/client';
import { AppError } from '../../domain/errors/app-error.js';
import { CliError, type FieldProblem } from './cli-error.js';
import { EXIT, type ExitCode } from './exit-codes.js';

/** What stands under `error` in a line of `--json`. */
export interface ErrorRecord {
  readonly reason: string;
  readonly message: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSeconds?: number;
}

export interface DescribedError {
  readonly record: ErrorRecord;
  readonly exitCode: ExitCode;
}

/** Reasons whose status alone would say too little. */
const EXIT_BY_REASON: Readonly<Record<string, ExitCode>> = {
  ENGINE_UNAVAILABLE: EXIT.unavailable,
  TRAINING_UNAVAILABLE: EXIT.unavailable,
  MODEL_NOT_LOADED: EXIT.unavailable,
  MODEL_INVALID: EXIT.unavailable,
  MODEL_GOLDEN_MISMATCH: EXIT.unavailable,
  ENSEMBLE_INVALID: EXIT.unavailable,
  SERVER_RESTARTED: EXIT.unavailable,
  SLIDE_IN_USE: EXIT.busy,
  CONFIG_INVALID: EXIT.usage,
  INVALID_FIELD: EXIT.badInput,
};

const EXIT_BY_STATUS: Readonly<Partial<Record<StatusName, ExitCode>>> = {
  INVALID_ARGUMENT: EXIT.badInput,
  OUT_OF_RANGE: EXIT.badInput,
  FAILED_PRECONDITION: EXIT.badInput,
  ALREADY_EXISTS: EXIT.badInput,
  DATA_LOSS: EXIT.badInput,
  NOT_FOUND: EXIT.notFound,
  UNAVAILABLE: EXIT.unavailable,
  UNIMPLEMENTED: EXIT.unavailable,
  CANCELLED: EXIT.cancelled,
  DEADLINE_EXCEEDED: EXIT.cancelled,
  RESOURCE_EXHAUSTED: EXIT.busy,
  UNAUTHENTICATED: EXIT.denied,
  PERMISSION_DENIED: EXIT.denied,
};

/** System errors on local files, with what to say of them. */
const FILE_ERRORS: Readonly<Record<string, readonly [reason: string, exitCode: ExitCode]>> = {
  ENOENT: ['FILE_NOT_FOUND', EXIT.notFound],
  ENOTDIR: ['FILE_NOT_FOUND', EXIT.notFound],
  EACCES: ['FILE_NOT_READABLE', EXIT.badInput],
  EPERM: ['FILE_NOT_READABLE', EXIT.badInput],
  EISDIR: ['FILE_NOT_READABLE', EXIT.badInput],
  ENOSPC: ['DISK_FULL', EXIT.busy],
};

export function describeError(error: unknown): DescribedError {
  if (error instanceof SentinodeError) return { record: remoteRecord(error), exitCode: remoteExitCode(error) };
  if (error instanceof CliError) return { record: localRecord(error), exitCode: error.exitCode };
  if (error instanceof AppError)
    return described(error.reason, error.message, EXIT_BY_REASON[error.reason] ?? EXIT.unexpected);
  if (isAbort(error)) return described('CANCELLED', 'cancelled', EXIT.cancelled);
  const file = FILE_ERRORS[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
  if (file !== undefined) return described(file[0], messageOf(error), file[1]);
  return described('UNEXPECTED', messageOf(error), EXIT.unexpected);
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function described(reason: string, message: string, exitCode: ExitCode): DescribedError {
  return { record: { reason, message }, exitCode };
}

function localRecord({ reason, message, fields }: CliError): ErrorRecord {
  return { reason, message, ...(fields.length > 0 && { fields }) };
}

function remoteRecord(error: SentinodeError): ErrorRecord {
  return {
    // Without a reason the error is the transport's, and its status is all there is.
    reason: error.reason ?? error.code,
    message: error.message,
    ...(Object.keys(error.metadata).length > 0 && { metadata: error.metadata }),
    ...(error.fieldViolations.length > 0 && { fields: error.fieldViolations }),
    ...(error.retryAfterMs !== undefined && { retryAfterSeconds: error.retryAfterMs / 1000 }),
  };
}

function remoteExitCode(error: SentinodeError): ExitCode {
  return EXIT_BY_REASON[error.reason ?? ''] ?? EXIT_BY_STATUS[error.code] ?? EXIT.unexpected;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
