import { ServerCredentials } from '@grpc/grpc-js';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { AppError } from '../domain/errors/app-error.js';

export interface TlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  /** Clients must then show a certificate signed by it. */
  readonly caFile?: string;
}

/** TLS when files are given, mutual TLS when a CA is among them, else plain text. Throws CONFIG_INVALID naming the setting. */
export async function serverCredentials(tls: TlsFiles | undefined): Promise<ServerCredentials> {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const cert = await read(tls.certFile, 'tlsCert');
  const key = await read(tls.keyFile, 'tlsKey');
  const ca = tls.caFile === undefined ? null : await read(tls.caFile, 'tlsCa');
  requireUsable(cert, key, ca);
  return ServerCredentials.createSsl(ca, [{ cert_chain: cert, private_key: key }], ca !== null);
}

async function read(path: string, setting: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', `${setting}: ${path} cannot be read`, { cause });
  }
}

/** Node meets a broken pair only at the first handshake; an operator should meet it at start. */
function requireUsable(cert: Buffer, key: Buffer, ca: Buffer | null): void {
  try {
    createSecureContext({ cert, key, ...(ca && { ca }) });
  } catch (cause) {
    throw new AppError('CONFIG_INVALID', 'tlsCert and tlsKey: they do not fit or are no PEM files', { cause });
  }
}
