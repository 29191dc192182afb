import type { ErrorReason } from '../../domain/errors/error-reason.js';

/**
 * Those that a reader of slides can meet and that are not what their kind says: the rest is the server's state, 409,
 * for none of it is the address's fault.
 */
const STATUS: Readonly<Partial<Record<ErrorReason, number>>> = {
  INVALID_FIELD: 400,
  SLIDE_NOT_FOUND: 404,
  PREDICTION_NOT_FOUND: 404,
  MODEL_NOT_FOUND: 404,
  ASSOCIATED_IMAGE_NOT_ALLOWED: 403,
  ASSOCIATED_IMAGE_NOT_FOUND: 404,
  // An address names a tile by its place: outside of the slide there is none.
  REGION_OUT_OF_BOUNDS: 404,
  // The client has gone; the number stands in the log alone (nginx's "client closed request").
  CANCELLED: 499,
  INTERNAL: 500,
  QUEUE_FULL: 503,
  ENGINE_CRASHED: 503,
  SERVER_DRAINING: 503,
  DEADLINE_EXCEEDED: 504,
};

const CONFLICT = 409;

export function httpStatus(reason: ErrorReason): number {
  return STATUS[reason] ?? CONFLICT;
}
