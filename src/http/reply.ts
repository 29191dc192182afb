import type { ServerResponse } from 'node:http';

/** An answer as it goes out. */
export interface Reply {
  readonly status: number;
  /** Why it failed; absent when it did not. */
  readonly reason?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** Pictures and JSON need nothing; a page says for itself what it needs. */
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

const ALWAYS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': NOTHING_RUNS,
  // Other sites may not show what they may not read.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Nothing happens where the client has gone. */
export function writeReply(response: ServerResponse, reply: Reply, common: Readonly<Record<string, string>>): void {
  if (response.destroyed) return;
  const { req: request } = response;
  // A body is not read: with the connection it ends.
  const hasBody = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length']) > 0;
  const headers: Record<string, string> = { ...ALWAYS, ...common, ...reply.headers };
  if (hasBody) headers['Connection'] = 'close';
  if (reply.body !== undefined) headers['Content-Length'] = String(Buffer.byteLength(reply.body));
  response.writeHead(reply.status, headers);
  response.end(request.method === 'HEAD' ? undefined : reply.body);
}
