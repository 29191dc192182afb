/** What the crash writer says was acknowledged to it. */
export type Acknowledged =
  | { readonly kind: 'ready' }
  | { readonly kind: 'slide'; readonly id: string; readonly version: number }
  | { readonly kind: 'upload'; readonly id: string }
  | { readonly kind: 'claim'; readonly key: string }
  | { readonly kind: 'event'; readonly id: string; readonly sequence: number }
  | { readonly kind: 'table'; readonly id: string; readonly patches: number }
  | { readonly kind: 'bytes'; readonly id: string; readonly slideId: string; readonly bytes: number }
  | { readonly kind: 'promoted'; readonly id: string; readonly slideId: string };
