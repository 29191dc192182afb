/** To the worker: one tile to decode. */
export interface Jpeg2000Request {
  readonly id: number;
  readonly compressed: Uint8Array;
}

/** From the worker: the chunky 8-bit samples, or why there are none. */
export type Jpeg2000Response =
  { readonly id: number; readonly data: Uint8Array } | { readonly id: number; readonly failure: string };
