import { ServerCredentials } from '@grpc/grpc-js';
import type { TlsIdentity } from '../ports/tls-identity.js';

/** TLS with an identity, mutual TLS when an authority is among it, else plain text. */
export function serverCredentials(tls: TlsIdentity | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const { cert, key, ca } = tls;
  return ServerCredentials.createSsl(ca ?? null, [{ cert_chain: cert, private_key: key }], ca !== undefined);
}
