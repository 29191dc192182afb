// A network between a client and a server: with a delay, and one that can fall silent.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface TcpProxy {
  readonly port: number;
  /** Connections that were made so far. */
  readonly connections: number;
  readonly bytesToClient: number;
  /** From now on nothing passes either way, and nobody is told: no close, no reset. */
  silence(): void;
  close(): void;
}

/** Passes bytes on after `delayMs` each way, in order and without a limit of its own. */
export async function startTcpProxy(targetPort: number, delayMs = 0): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let connections = 0;
  let bytesToClient = 0;
  let isSilent = false;
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (data) => later(delayMs, () => isSilent || to.destroyed || to.write(data)));
    from.on('close', () => later(delayMs, () => isSilent || to.destroy()));
    from.on('error', () => undefined);
  };
  const server = createServer((socket) => {
    connections += 1;
    const target = connect(targetPort, '127.0.0.1');
    pass(socket, target);
    pass(target, socket);
    target.on('data', ({ length }) => (bytesToClient += length));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    get bytesToClient() {
      return bytesToClient;
    },
    silence: () => (isSilent = true),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A timer of 0 ms is one of 1 ms. */
function later(delayMs: number, action: () => unknown): void {
  if (delayMs > 0) setTimeout(action, delayMs);
  else action();
}
