/** To a worker: one tile to decode. */
export interface DecodeRequest {
  readonly id: number;
  readonly compressed: Uint8Array;
  /** That it may take decoded. */
  readonly maxBytes: number;
}

/** From the worker: the decoded bytes, or why there are none. */
export type DecodeResponse =
  { readonly id: number; readonly data: Uint8Array } | { readonly id: number; readonly failure: string };
