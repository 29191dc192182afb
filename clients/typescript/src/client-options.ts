import type { RetryPolicy } from './calls/retry-policy.js';

export interface TlsOptions {
  /** PEM of the authorities to trust; the system's when left out. */
  readonly rootCertificates?: Uint8Array;
  /** PEM of the client's certificate chain and key, for mutual TLS: both or neither. */
  readonly certificateChain?: Uint8Array;
  readonly privateKey?: Uint8Array;
  /** The name to expect in the server's certificate when it differs from the address. */
  readonly serverName?: string;
}

export interface SentinodeClientOptions {
  /** `host:port`, such as `localhost:50051` or `[::1]:50051`. */
  readonly address: string;
  /** True for TLS with the system's authorities; left out or false for plain text. */
  readonly tls?: boolean | TlsOptions;
  /** Bearer token for every call. Over plain text it is accepted only for this machine itself. */
  readonly token?: string;
  /** Metadata for every call; a function is asked anew for each, such as for the trace that the call is a part of. */
  readonly metadata?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** Deadline of unary calls that set none, in milliseconds; 30,000 by default, 0 for none. */
  readonly defaultTimeoutMs?: number;
  /** How safe calls are tried again; 5 attempts, 200 ms to 5 s apart, by default. */
  readonly retry?: Partial<RetryPolicy>;
}
