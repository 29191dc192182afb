import type { Server } from '@grpc/grpc-js';
import type { Http2Server, ServerHttp2Session, ServerOptions, Settings } from 'node:http2';

export interface ReceiveWindows {
  readonly streamBytes: number;
  readonly connectionBytes: number;
}

/**
 * How much a sender may have under way. HTTP/2's 64 KiB, which grpc-js has no option for, caps an upload over a
 * 20 ms round trip at 2 MiB/s. Half a window goes by before a sender hears of room, and a busy machine takes as long as
 * the link: 4 MiB brought 70 MiB/s there, 8 MiB 130. Two windows a connection keep one stream from starving the others,
 * and bound what a connection can leave unread.
 */
export const RECEIVE_WINDOWS: ReceiveWindows = { streamBytes: 8 * 1024 * 1024, connectionBytes: 16 * 1024 * 1024 };

/** The two fields of grpc-js's server that are not public; a test fails when a new version of it moves them. */
interface ServerInternals {
  readonly commonServerOptions?: ServerOptions & { settings?: Settings };
  readonly http2Servers?: ReadonlyMap<Http2Server, unknown>;
}

/** To be called before the server binds. False when grpc-js has changed and uploads are as slow as without. */
export function widenStreamWindows(server: Server, { streamBytes }: ReceiveWindows): boolean {
  const options = internalsOf(server).commonServerOptions;
  if (options === undefined) return false;
  options.settings = { ...options.settings, initialWindowSize: streamBytes };
  return true;
}

/** To be called after the server has bound, before it answers anyone. False as above. */
export function widenConnectionWindows(server: Server, { connectionBytes }: ReceiveWindows): boolean {
  const http2Servers = internalsOf(server).http2Servers;
  if (!(http2Servers instanceof Map) || http2Servers.size === 0) return false;
  for (const http2Server of http2Servers.keys() as Iterable<Http2Server>) {
    http2Server.on('session', (session: ServerHttp2Session) => session.setLocalWindowSize(connectionBytes));
  }
  return true;
}

function internalsOf(server: Server): ServerInternals {
  return server as unknown as ServerInternals;
}
