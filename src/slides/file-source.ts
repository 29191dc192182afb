import { open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import type { SlideFileSet } from '../ports/slide-reader.js';
import { truncated } from './slide-error.js';

/** Headers are small and close together: one block usually serves several reads. */
const BLOCK_BYTES = 64 * 1024;
/** 4 MiB of blocks: in a TIFF the tile offsets of the part of the slide that is being read. */
const MAX_BLOCKS = 64;

/** A slide file, read by ranges. */
export interface FileSource {
  readonly sizeBytes: number;
  /** Exactly these bytes, straight from the file; throws SLIDE_TRUNCATED when it ends before. */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The same through a small block cache, for headers; shorter at the end of the file. */
  readHeader(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** Opens a file of the set, by default the first. */
export async function openFileSource(files: SlideFileSet, name = files.names[0]): Promise<FileSource> {
  const handle = await openHandle(files, name);
  const { size: sizeBytes } = await handle.stat();
  const readBlock = createBlockCache((index) => {
    const offset = index * BLOCK_BYTES;
    return readExactly(handle, offset, Math.min(BLOCK_BYTES, sizeBytes - offset));
  });

  async function readHeader(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(offset + length, sizeBytes);
    if (offset >= end) return new Uint8Array(0);
    if (end - offset > BLOCK_BYTES * 4) return readExactly(handle, offset, end - offset);
    const bytes = new Uint8Array(end - offset);
    for (let at = offset; at < end; at = (Math.floor(at / BLOCK_BYTES) + 1) * BLOCK_BYTES) {
      const block = await readBlock(Math.floor(at / BLOCK_BYTES));
      bytes.set(block.subarray(at % BLOCK_BYTES, (at % BLOCK_BYTES) + end - at), at - offset);
    }
    return bytes;
  }

  return {
    sizeBytes,
    read: (offset, length) => readExactly(handle, offset, length),
    readHeader,
    close: () => handle.close(),
  };
}

async function openHandle(files: SlideFileSet, name: string | undefined): Promise<FileHandle> {
  if (name === undefined) throw new AppError('SLIDE_EMPTY', 'The slide has no files.');
  try {
    return await open(join(files.rootDir, name));
  } catch (cause) {
    throw new AppError('SLIDE_NOT_FOUND', `The file "${name}" of the slide cannot be opened.`, { cause });
  }
}

async function readExactly(handle: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw truncated(`the file ends before byte ${offset + length}`);
    done += bytesRead;
  }
  return bytes;
}

/** Least recently used blocks go first; a block that is being read is read once. */
function createBlockCache(load: (index: number) => Promise<Uint8Array>): (index: number) => Promise<Uint8Array> {
  const blocks = new Map<number, Promise<Uint8Array>>();
  return (index) => {
    const block = blocks.get(index) ?? load(index);
    blocks.delete(index);
    blocks.set(index, block);
    block.catch(() => blocks.delete(index));
    for (const oldest of blocks.keys()) {
      if (blocks.size <= MAX_BLOCKS) break;
      blocks.delete(oldest);
    }
    return block;
  };
}
