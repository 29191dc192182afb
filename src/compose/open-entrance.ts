// How callers get in: certificates, the token of the profiler, the port of gRPC.
import { isLoopback, loadDebugToken, type Config } from '../config.js';
import type { Log } from '../ports/log.js';
import type { TlsIdentity } from '../ports/tls-identity.js';
import { openDoor, type Door } from '../rpc/door.js';
import type { CloseableStack } from './closeable-stack.js';

export interface Entrance {
  readonly tls: TlsIdentity | undefined;
  readonly debugToken: string | undefined;
  readonly door: Door;
}

/** Certificates before ports, ports before anything that takes long: an operator learns of a slip at once. */
export async function openEntrance(config: Config, log: Log, stack: CloseableStack): Promise<Entrance> {
  const tls = await tlsOf(config);
  const debugToken = await loadDebugToken(config);
  const door = await openDoor({ listen: config.listen, ...(tls !== undefined && { tls }) });
  stack.push('door', door.release);
  warnOfOpenDoors(config, log);
  return { tls, debugToken, door };
}

async function tlsOf({ tlsCert, tlsKey, tlsCa }: Config): Promise<TlsIdentity | undefined> {
  if (tlsCert === undefined || tlsKey === undefined) return undefined;
  const { readTlsIdentity } = await import('../system/read-tls-identity.js');
  return readTlsIdentity({ certFile: tlsCert, keyFile: tlsKey, ...(tlsCa !== undefined && { caFile: tlsCa }) });
}

function warnOfOpenDoors({ listen, httpListen, tlsCert }: Config, log: Log): void {
  for (const address of [listen, httpListen]) {
    if (address === undefined || isLoopback(address.host) || tlsCert !== undefined) continue;
    log.warn(
      { host: address.host },
      'LISTENING BEYOND THIS MACHINE WITHOUT TLS: slides and results travel readable, and anyone who reaches the port may use it; set tlsCert and tlsKey',
    );
  }
}
