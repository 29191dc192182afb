import { SentinodeError } from './sentinode-error.js';

/** Statuses under which a transport reports a connection that broke or a peer that vanished. */
const TRANSPORT_CODES = new Set(['UNAVAILABLE', 'INTERNAL', 'UNKNOWN', 'CANCELLED']);

/**
 * Whether the server may never have answered: the call can be taken up again where it stood.
 * The server's own errors carry a reason; of those only UNAVAILABLE means "come back".
 */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof SentinodeError)) return false;
  return error.code === 'UNAVAILABLE' || (error.reason === undefined && TRANSPORT_CODES.has(error.code));
}
