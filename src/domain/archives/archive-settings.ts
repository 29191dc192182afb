/** A server of slides that the operator lets this service read from (DICOMweb). Holds no secret: only where it lies. */
export interface ArchiveSettings {
  /** What callers say; the only part of an archive that they can choose. */
  readonly name: string;
  /** Absolute, http or https, without a query, credentials or a slash at its end. */
  readonly url: string;
  readonly credentials?: ArchiveCredentials;
  /** PEM certificates that the server's must come from, instead of the system's. Absolute path. */
  readonly caFile?: string;
  /** Requests at the same time. */
  readonly maxRequests: number;
  /** How long the server may be silent. */
  readonly silenceMs: number;
}

export type ArchiveCredentials =
  | { readonly kind: 'basic'; readonly username: string; readonly secret: SecretPlace }
  | { readonly kind: 'bearer'; readonly secret: SecretPlace };

/** An absolute path, looked at anew for each request so that secrets can be changed; or an environment variable. */
export type SecretPlace =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'environment'; readonly variable: string };
