/** Memory that is used again: what is allocated anew each time costs zeroing, page faults and garbage collection. */
export interface BufferPool {
  /** Exactly so many bytes, which hold whatever was in them before. */
  take(bytes: number): Uint8Array;
  /** Whoever had them reads and writes them no more. Bytes from elsewhere are let go. */
  giveBack(bytes: Uint8Array): void;
}

export interface BufferPoolOptions {
  /** Beyond this what was given back first is let go. */
  readonly maxIdleBytes: number;
  readonly allocate: (bytes: number) => ArrayBufferLike;
}

/** A buffer serves for what needs at least this part of it, or else small pieces would hold large buffers. */
const LEAST_SHARE = 0.5;

export function createBufferPool({ maxIdleBytes, allocate }: BufferPoolOptions): BufferPool {
  /** Those given back last are likeliest to be in the processor's cache. */
  const idle: ArrayBufferLike[] = [];
  const lent = new WeakSet<ArrayBufferLike>();
  let idleBytes = 0;
  return {
    take: (bytes) => {
      const index = idle.findLastIndex(({ byteLength }) => bytes <= byteLength && bytes >= byteLength * LEAST_SHARE);
      const [found] = index < 0 ? [] : idle.splice(index, 1);
      if (found !== undefined) idleBytes -= found.byteLength;
      const buffer = found ?? allocate(bytes);
      lent.add(buffer);
      return new Uint8Array(buffer, 0, bytes);
    },
    giveBack: ({ buffer }) => {
      if (!lent.delete(buffer)) return;
      idle.push(buffer);
      idleBytes += buffer.byteLength;
      while (idleBytes > maxIdleBytes) idleBytes -= idle.shift()?.byteLength ?? idleBytes;
    },
  };
}
