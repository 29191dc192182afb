import { access, constants, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** One file of a slide, from disk or from memory; `name` is relative, with forward slashes. */
export type UploadFile =
  { readonly name: string; readonly path: string } | { readonly name: string; readonly data: Uint8Array };

/** A path stands for the file under its own name. */
export type UploadInput = string | UploadFile;

/** A file of known size that can be read anywhere, so that an upload can go on where it broke off. */
export interface SourceFile {
  readonly name: string;
  readonly sizeBytes: number;
  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array>;
}

/** Throws what `node:fs` throws when a file is not there or may not be read, and a TypeError for a folder. */
export async function sourceFiles(inputs: readonly UploadInput[]): Promise<readonly SourceFile[]> {
  const sources: SourceFile[] = [];
  for (const input of inputs) sources.push(await sourceFile(input));
  return sources;
}

async function sourceFile(input: UploadInput): Promise<SourceFile> {
  if (typeof input === 'string') return await onDisk(basename(input), input);
  return 'path' in input ? await onDisk(input.name, input.path) : inMemory(input.name, input.data);
}

async function onDisk(name: string, path: string): Promise<SourceFile> {
  const found = await stat(path);
  if (found.isDirectory()) throw new TypeError(`${path} is a folder: pass the files that slideFiles() lists`);
  await access(path, constants.R_OK);
  return { name, sizeBytes: found.size, read: (offset, length) => readFully(path, offset, length) };
}

/** Opens the file for this read alone: a slide may have more files than a process may hold open. */
async function readFully(path: string, offsetBytes: number, lengthBytes: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(lengthBytes);
    for (let filled = 0; filled < lengthBytes;) {
      const { bytesRead } = await handle.read(buffer, filled, lengthBytes - filled, offsetBytes + filled);
      if (bytesRead === 0) throw new RangeError(`${path} became shorter while it was uploaded`);
      filled += bytesRead;
    }
    return buffer;
  } finally {
    await handle.close();
  }
}

function inMemory(name: string, data: Uint8Array): SourceFile {
  return {
    name,
    sizeBytes: data.byteLength,
    read: (offsetBytes, lengthBytes) => Promise.resolve(data.subarray(offsetBytes, offsetBytes + lengthBytes)),
  };
}
