// Where the server will listen, settled before anything else is opened.
import type { ServerCredentials } from '@grpc/grpc-js';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { AppError } from '../domain/errors/app-error.js';
import type { TlsIdentity } from '../ports/tls-identity.js';
import { serverCredentials } from './credentials.js';

export interface DoorOptions {
  /** Port 0 takes a free one. */
  readonly listen: { readonly host: string; readonly port: number };
  readonly tls?: TlsIdentity;
}

export interface Door {
  readonly host: string;
  readonly port: number;
  /** As an address for a listener or a message. */
  readonly address: string;
  readonly credentials: ServerCredentials;
  /** Lets go of the port, for the one that listens on it from now on. Again: nothing. */
  release(): Promise<void>;
}

/**
 * Holds the port; who connects meanwhile is turned away and tries again. Throws CONFIG_INVALID naming the setting: a
 * port in use. An operator meets that at once, not after the models have loaded.
 */
export async function openDoor({ listen: { host, port: wanted }, tls }: DoorOptions): Promise<Door> {
  const credentials = serverCredentials(tls);
  const holder = await hold(host, wanted);
  const { port } = holder.address() as AddressInfo;
  return { host, port, address: addressOf(host, port), credentials, release: () => close(holder) };
}

async function hold(host: string, port: number): Promise<Server> {
  const holder = createServer((socket) => socket.destroy());
  try {
    holder.listen({ host, port });
    await once(holder, 'listening');
    return holder;
  } catch (error) {
    throw cannotListen(addressOf(host, port), error as Error);
  }
}

export function cannotListen(address: string, cause: Error): AppError {
  return new AppError('CONFIG_INVALID', `listen: cannot listen on ${address}: ${cause.message}`, { cause });
}

async function close(holder: Server): Promise<void> {
  if (!holder.listening) return;
  holder.close();
  await once(holder, 'close');
}

function addressOf(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
