import { Metadata } from '@grpc/grpc-js';
import type { AppError } from '../../domain/errors/app-error.js';
import type { Any } from '../../gen/google/protobuf/Any.js';
import type { BadRequest, BadRequest__Output } from '../../gen/google/rpc/BadRequest.js';
import type { ErrorInfo, ErrorInfo__Output } from '../../gen/google/rpc/ErrorInfo.js';
import type { RetryInfo, RetryInfo__Output } from '../../gen/google/rpc/RetryInfo.js';
import type { Status, Status__Output } from '../../gen/google/rpc/Status.js';
import { messageType } from '../protos.js';
import { STATUS_CODES } from './status-codes.js';

const ERROR_DOMAIN = 'sentinode.dev';

/**
 * Clients refuse more than 8 KiB of response metadata by default. The details travel in it as base64, the message
 * once more percent-encoded: these bounds keep the worst case below 7 KiB.
 */
const MAX_VIOLATIONS = 8;
const MAX_METADATA_ENTRIES = 8;
const MAX_TEXT_BYTES = 240;
const MAX_METADATA_BYTES = 120;

const statusType = messageType<Status, Status__Output>('google.rpc.Status');
const errorInfoType = messageType<ErrorInfo, ErrorInfo__Output>('google.rpc.ErrorInfo');
const badRequestType = messageType<BadRequest, BadRequest__Output>('google.rpc.BadRequest');
const retryInfoType = messageType<RetryInfo, RetryInfo__Output>('google.rpc.RetryInfo');

/** The facts of an error that go to the caller. */
export type ErrorFacts = Pick<AppError, 'reason' | 'message'> &
  Partial<Pick<AppError, 'metadata' | 'fieldViolations' | 'retryAfterMs'>>;

/** The error as `google.rpc.Status` with its details. */
export function toRpcStatus(facts: ErrorFacts): Status {
  const details = [errorInfo(facts)];
  if (facts.fieldViolations !== undefined && facts.fieldViolations.length > 0)
    details.push(badRequest(facts.fieldViolations));
  if (facts.retryAfterMs !== undefined) details.push(retryInfo(facts.retryAfterMs));
  return { code: STATUS_CODES[facts.reason], message: clip(facts.message), details };
}

/** Trailers of a failed call. */
export function errorTrailers(facts: ErrorFacts): Metadata {
  const trailers = new Metadata();
  trailers.set('grpc-status-details-bin', statusType.serialize(toRpcStatus(facts)));
  if (facts.retryAfterMs !== undefined) trailers.set('grpc-retry-pushback-ms', String(Math.ceil(facts.retryAfterMs)));
  return trailers;
}

/**
 * Fit for a header: bounded in UTF-8, and without the lone surrogates that broken UTF-8 in a request can leave behind.
 */
export function clip(text: string, maxBytes = MAX_TEXT_BYTES): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (Buffer.byteLength(wellFormed) <= maxBytes) return wellFormed;
  const cut = Buffer.from(wellFormed)
    .subarray(0, maxBytes - ELLIPSIS_BYTES)
    .toString();
  return `${cut.replace(/\uFFFD+$/, '')}…`;
}

const ELLIPSIS_BYTES = 3;

function errorInfo({ reason, metadata = {} }: ErrorFacts): Any {
  const entries = Object.entries(metadata).slice(0, MAX_METADATA_ENTRIES);
  const clipped = Object.fromEntries(entries.map(([key, value]) => [key, clip(value, MAX_METADATA_BYTES)]));
  return pack('google.rpc.ErrorInfo', errorInfoType.serialize({ reason, domain: ERROR_DOMAIN, metadata: clipped }));
}

function badRequest(violations: AppError['fieldViolations']): Any {
  const fieldViolations = violations
    .slice(0, MAX_VIOLATIONS)
    .map(({ field, description }) => ({ field, description: clip(description) }));
  return pack('google.rpc.BadRequest', badRequestType.serialize({ fieldViolations }));
}

function retryInfo(retryAfterMs: number): Any {
  const seconds = Math.floor(retryAfterMs / 1000);
  const nanos = Math.round((retryAfterMs - seconds * 1000) * 1e6);
  return pack('google.rpc.RetryInfo', retryInfoType.serialize({ retryDelay: { seconds, nanos } }));
}

function pack(type: string, value: Buffer): Any {
  return { type_url: `type.googleapis.com/${type}`, value };
}
