import { throwIfAborted } from '../../../domain/errors/abort-error.js';
import type { FileSource } from '../../file-source.js';
import { truncated } from '../../slide-error.js';

/** Read at a time. Headers are 5 to 20 KiB; those that place every frame on its own come to tens of megabytes. */
const WINDOW_BYTES = 64 * 1024;

/** A place in a file that moves forward; holds one window of the file. */
export interface Cursor {
  /** For messages: `the file "a.dcm"`. */
  readonly name: string;
  readonly sizeBytes: number;
  readonly position: number;
  /** Brings the next bytes into the window, which the methods below then look at. Throws SLIDE_TRUNCATED. */
  ensure(bytes: number): Promise<void>;
  /** Whether `ensure` would have nothing to do: awaiting it millions of times costs seconds. */
  has(bytes: number): boolean;
  uint16(ahead: number): number;
  uint32(ahead: number): number;
  /** A copy. */
  bytes(count: number): Uint8Array<ArrayBuffer>;
  skip(bytes: number): void;
}

export function createCursor(file: FileSource, name: string, signal: AbortSignal | undefined): Cursor {
  let window = new DataView(new ArrayBuffer(0));
  let windowAt = 0;
  let position = 0;
  const has = (bytes: number): boolean => position + bytes <= windowAt + window.byteLength;

  async function ensure(bytes: number): Promise<void> {
    if (has(bytes)) return;
    throwIfAborted(signal);
    if (position + bytes > file.sizeBytes) {
      throw truncated(`${name} ends at byte ${file.sizeBytes}, within its header`, { file: name });
    }
    const length = Math.min(Math.max(bytes, WINDOW_BYTES), file.sizeBytes - position);
    window = new DataView((await file.read(position, length)).buffer);
    windowAt = position;
  }

  return {
    name,
    sizeBytes: file.sizeBytes,
    get position() {
      return position;
    },
    ensure,
    has,
    uint16: (ahead) => window.getUint16(position - windowAt + ahead, true),
    uint32: (ahead) => window.getUint32(position - windowAt + ahead, true),
    bytes: (count) => new Uint8Array(window.buffer.slice(position - windowAt, position - windowAt + count)),
    skip: (bytes) => {
      position += bytes;
    },
  };
}
