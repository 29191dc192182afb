// Patches whose bytes travel beside their message, in memory that the service and its compute child share.
import type { PatchContent } from '../../domain/predictions/patch.js';

/** Bytes in the shared memory; the child may read them until it has answered the request. */
export interface Parcel {
  readonly offset: number;
  readonly bytes: number;
}

type Parcelled<Content> = Content extends PatchContent ? Omit<Content, 'data'> & { readonly parcel: Parcel } : never;

/** With its bytes in the message, or with the place where they lie. */
export type SentPatch = PatchContent | Parcelled<PatchContent>;

/** The descriptor under which the child has the shared memory: after its standard streams and its channel. */
export const PARCEL_FD = 4;

export function sizeOf(patch: SentPatch): number {
  return 'parcel' in patch ? patch.parcel.bytes : patch.data.length;
}
