// From what stands on the wire (trailer or google.rpc.Status) to a SentinodeError.
import type { ClientError, Metadata } from 'nice-grpc-common';
import type { Any } from '../gen/google/protobuf/any.js';
import { BadRequest, ErrorInfo, RetryInfo } from '../gen/google/rpc/error_details.js';
import { Status as RpcStatus } from '../gen/google/rpc/status.js';
import { SentinodeError, statusName, type SentinodeErrorFacts } from './sentinode-error.js';

type Details = Pick<SentinodeErrorFacts, 'reason' | 'metadata' | 'fieldViolations' | 'retryAfterMs'>;

/** Decodes the error of a call from its status and its trailer. */
export function decodeCallError(error: ClientError, trailer: Metadata | undefined): SentinodeError {
  return new SentinodeError({
    code: statusName(error.code),
    message: error.details,
    method: error.path,
    ...decodeDetails(parseStatus(trailer?.get('grpc-status-details-bin'))?.details ?? []),
    pushbackMs: parsePushback(trailer?.get('grpc-retry-pushback-ms')),
    cause: error,
  });
}

/** Makes an error of a `google.rpc.Status` that a message carries, such as `Prediction.error`. */
export function errorFromStatus(status: RpcStatus, method = ''): SentinodeError {
  return new SentinodeError({
    code: statusName(status.code),
    message: status.message,
    method,
    ...decodeDetails(status.details),
  });
}

function parseStatus(bytes: Uint8Array | undefined): RpcStatus | undefined {
  return bytes === undefined ? undefined : decodeOrSkip(() => RpcStatus.decode(bytes));
}

function decodeDetails(details: readonly Any[]): Details {
  const info = find(details, 'google.rpc.ErrorInfo', ErrorInfo);
  const badRequest = find(details, 'google.rpc.BadRequest', BadRequest);
  const delay = find(details, 'google.rpc.RetryInfo', RetryInfo)?.retryDelay;
  return {
    reason: info?.reason,
    metadata: info?.metadata ?? {},
    fieldViolations: (badRequest?.fieldViolations ?? []).map(({ field, description }) => ({ field, description })),
    retryAfterMs: delay === undefined ? undefined : delay.seconds * 1000 + delay.nanos / 1e6,
  };
}

function find<T>(details: readonly Any[], type: string, codec: { decode(bytes: Uint8Array): T }): T | undefined {
  const detail = details.find(({ typeUrl }) => typeUrl.endsWith(`/${type}`));
  return detail === undefined ? undefined : decodeOrSkip(() => codec.decode(detail.value));
}

/** Details are a help, not a need: a broken one must not hide the status it came with. */
function decodeOrSkip<T>(decode: () => T): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}

/** gRFC A6: a value that is no number, or a negative one, forbids retries. */
function parsePushback(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) ? Number(value) : -1;
}
