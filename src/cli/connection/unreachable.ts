import type { SentinodeError } from '@sentinode/client';
import { CliError } from '../errors/cli-error.js';
import { EXIT } from '../errors/exit-codes.js';

/**
 * What to say of a server that did not answer the first question: what the transport met, and the way out.
 * Undefined when the server did answer, if only with an error.
 */
export function unreachable(
  { code, reason, message }: SentinodeError,
  address: string,
  tls: boolean,
): CliError | undefined {
  // The deadline of a connection that never comes about is the client's own.
  const silent = code === 'DEADLINE_EXCEEDED' || (code === 'UNAVAILABLE' && reason === undefined);
  if (!silent) return undefined;
  const text = `no server answers at ${address}: ${heart(message)}; ${wayOut(message, tls)}`;
  return new CliError('UNAVAILABLE', EXIT.unavailable, text);
}

/** The last error alone: grpc-js puts an account of the name resolution around it, OpenSSL the places in its source. */
function heart(message: string): string {
  const last = /Last error: (?:Error: )?(?<text>.*?)\.?\s*Resolution note:/s.exec(message)?.groups?.['text'] ?? message;
  return /SSL routines:[^:]*:(?<text>[^:]+)/.exec(last)?.groups?.['text'] ?? last.trim();
}

/** By what OpenSSL and Node say; what they say otherwise falls through to the most likely cause. */
function wayOut(message: string, tls: boolean): string {
  if (/self.signed|unable to (get|verify)|unknown ca/i.test(message)) return 'name its authority with --tls-ca FILE';
  if (/altnames|hostname\/ip/i.test(message)) return 'use a name that stands in its certificate';
  if (/certificate required|alert.*certificate/i.test(message))
    return 'show it --client-cert FILE with --client-key FILE';
  if (/wrong version number|packet length too long/i.test(message))
    return 'it seems to speak no TLS: leave the TLS options out';
  if (!tls && /failed to connect|reset|closed|dropped|hang up/i.test(message))
    return 'it may speak TLS: add --tls or --tls-ca FILE';
  return 'start one with `sentinode serve`, or name none (--server, SENTINODE_SERVER) for a private one';
}
