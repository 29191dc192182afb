// Looking into a running process of ours, for whoever has to find out why it is slow or large.

export type ProfileRequest =
  | { readonly kind: 'cpu'; readonly seconds: number }
  | { readonly kind: 'heapSnapshot' }
  | { readonly kind: 'heapStatistics' };

/**
 * JSON as Chrome's developer tools read it (`.cpuprofile`, `.heapsnapshot`), or V8's figures. Memory of a process may
 * hold anything.
 */
export type TakeProfile = (request: ProfileRequest, signal: AbortSignal) => Promise<Uint8Array>;
