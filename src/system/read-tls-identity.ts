import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { AppError } from '../domain/errors/app-error.js';
import type { TlsIdentity } from '../ports/tls-identity.js';

export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly caFile?: string;
}

/** Throws CONFIG_INVALID naming the setting whose file cannot be read or used. */
export async function readTlsIdentity({ certFile, keyFile, caFile }: TlsFiles): Promise<TlsIdentity> {
  const identity = {
    cert: await read(certFile, 'tlsCert'),
    key: await read(keyFile, 'tlsKey'),
    ...(caFile !== undefined && { ca: await read(caFile, 'tlsCa') }),
  };
  requireUsable(identity);
  return identity;
}

async function read(path: string, setting: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `${setting}: ${path} cannot be read`, { cause });
  }
}

/** Node meets a broken pair only at the first handshake; an operator should meet it at start. */
function requireUsable(identity: TlsIdentity): void {
  try {
    createSecureContext(identity);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', 'tlsCert and tlsKey: they do not fit or are no PEM files', { cause });
  }
}
