// What goes between the service and its hashing thread.

export type HashRequest =
  | { readonly kind: 'hash'; readonly id: number; readonly paths: readonly string[] }
  | { readonly kind: 'cancel'; readonly id: number };

export type HashReply =
  | { readonly kind: 'digests'; readonly id: number; readonly digests: readonly string[] }
  /** The system's code; its text names the file and stays in the thread. */
  | { readonly kind: 'failed'; readonly id: number; readonly code: string };
