import { HttpError } from './errors/http-error.js';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * A web page of anywhere may point a name of its own at 127.0.0.1 and then read this server as its own (DNS
 * rebinding); the name still stands in the Host header. Throws 421.
 */
export function requireLoopbackHost(host: string | undefined): void {
  if (host !== undefined && LOOPBACK_HOST.test(host)) return;
  throw new HttpError(
    421,
    'WRONG_HOST',
    'this server listens on loopback and answers to localhost, 127.0.0.1 and [::1] only; a proxy must send one of them as Host',
  );
}
