// The HTTP transport: what is looked at with a browser or scraped. Routes join it; each calls use cases, like gRPC's
// handlers.
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createCallRegistry } from '../app/calls/call-registry.js';
import { AppError } from '../domain/errors/app-error.js';
import type { TlsIdentity } from '../ports/tls-identity.js';
import { createListener, type ExchangeOptions } from './create-listener.js';
import {
  HEADERS_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  MAX_CONNECTIONS,
  MAX_HEADER_BYTES,
  RECEIVE_TIMEOUT_MS,
  SILENCE_MS,
} from './limits.js';
import type { Route } from './route.js';

export interface HttpServerOptions extends ExchangeOptions {
  /** Port 0 takes a free one. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly tls?: TlsIdentity;
}

export interface HttpServer {
  readonly host: string;
  readonly port: number;
  /** From now on these answer; before, every request is told to come again (503). */
  serve(routes: readonly Route[]): void;
  /** Refuses new work, waits for what is under way, then ends it. */
  close(drainMs: number): Promise<void>;
}

/** Aborted work stops within a tile. */
const ABORT_GRACE_MS = 1_000;

/** Takes the port. Throws CONFIG_INVALID: an operator meets a port in use before the models have loaded. */
export async function openHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const registry = createCallRegistry();
  let routes: readonly Route[] | undefined;
  const server = create(options.tls, createListener({ ...options, registry, routes: () => routes }));
  limit(server);
  await listen(server, options.listen);
  return {
    host: options.listen.host,
    port: (server.address() as AddressInfo).port,
    serve: (served) => {
      routes = served;
    },
    close: async (drainMs) => {
      registry.drain();
      server.close();
      server.closeIdleConnections();
      if (!(await registry.whenIdle(drainMs))) {
        registry.abortAll();
        await registry.whenIdle(ABORT_GRACE_MS);
      }
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
    },
  };
}

function create(tls: TlsIdentity | undefined, listener: RequestListener): Server {
  const options = { maxHeaderSize: MAX_HEADER_BYTES };
  if (tls === undefined) return createServer(options, listener);
  const { ca } = tls;
  return createTlsServer(
    { ...options, ...tls, requestCert: ca !== undefined, rejectUnauthorized: ca !== undefined },
    listener,
  );
}

function limit(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = RECEIVE_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.setTimeout(SILENCE_MS);
  server.on('clientError', refuseUnreadable);
}

/** Bytes that are no HTTP request, or headers beyond the limit. */
function refuseUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason, message] =
    code === 'HPE_HEADER_OVERFLOW'
      ? [
          '431 Request Header Fields Too Large',
          'HEADERS_TOO_LARGE',
          `the headers take more than ${MAX_HEADER_BYTES} bytes`,
        ]
      : ['400 Bad Request', 'NO_HTTP', 'the bytes are no HTTP request'];
  const body = JSON.stringify({ error: { reason, message } });
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

async function listen(server: Server, { host, port }: HttpServerOptions['listen']): Promise<void> {
  try {
    server.listen({ host, port });
    await once(server, 'listening');
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `httpListen: cannot listen on ${host}:${port}: ${(cause as Error).message}`, {
      cause,
    });
  }
}
