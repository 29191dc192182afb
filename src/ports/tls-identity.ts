/** What a server shows to its clients and asks of them, as PEM. */
export interface TlsIdentity {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Clients must then show a certificate signed by it. */
  readonly ca?: Buffer;
}
