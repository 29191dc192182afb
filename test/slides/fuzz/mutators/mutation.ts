import type { ByteRange } from '../layout/byte-range.js';
import type { Random } from '../random.js';

/** A slide under the knife: its files may be replaced, removed and added. */
export interface Subject {
  readonly files: Map<string, Uint8Array>;
  /** Pixels and nothing else, by file. */
  readonly pixels: ReadonlyMap<string, readonly ByteRange[]>;
  readonly random: Random;
}

/** Returns what it did, for the report; undefined when the slide has nothing that it could change. */
export type Mutator = (subject: Subject) => string | undefined;

/** A copy of a file that may be changed in place; it is the slide's from now on. */
export function opened(subject: Subject, name: string): Uint8Array {
  const copy = Uint8Array.from(subject.files.get(name) ?? []);
  subject.files.set(name, copy);
  return copy;
}

/** One of the files, larger ones no more often than small ones. */
export function anyFile({ files, random }: Subject): string {
  const names = [...files.keys()];
  return names[random.below(names.length)] ?? '';
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
