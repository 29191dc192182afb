import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

/** One file of a slide, from disk or from memory; `name` is relative, with forward slashes. */
export type UploadFile =
  { readonly name: string; readonly path: string } | { readonly name: string; readonly data: Uint8Array };

/** A path stands for the file under its own name. */
export type UploadInput = string | UploadFile;

/** An open file of known size that can be read anywhere, so that an upload can go on where it broke off. */
export interface OpenFile {
  readonly name: string;
  readonly sizeBytes: number;
  read(offsetBytes: number, lengthBytes: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Opens all inputs, or none: when one fails the others are closed again. */
export async function openAll(inputs: readonly UploadInput[]): Promise<readonly OpenFile[]> {
  const opened: OpenFile[] = [];
  try {
    for (const input of inputs) opened.push(await openInput(input));
    return opened;
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

export async function closeAll(files: readonly OpenFile[]): Promise<void> {
  await Promise.all(files.map((file) => file.close()));
}

async function openInput(input: UploadInput): Promise<OpenFile> {
  if (typeof input === 'string') return await openPath(basename(input), input);
  return 'path' in input ? await openPath(input.name, input.path) : inMemory(input.name, input.data);
}

async function openPath(name: string, path: string): Promise<OpenFile> {
  const handle = await open(path, 'r');
  const { size } = await stat(path);
  return {
    name,
    sizeBytes: size,
    read: (offsetBytes, lengthBytes) => readFully(handle, path, offsetBytes, lengthBytes),
    close: () => handle.close(),
  };
}

async function readFully(
  handle: FileHandle,
  path: string,
  offsetBytes: number,
  lengthBytes: number,
): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(lengthBytes);
  for (let filled = 0; filled < lengthBytes;) {
    const { bytesRead } = await handle.read(buffer, filled, lengthBytes - filled, offsetBytes + filled);
    if (bytesRead === 0) throw new RangeError(`${path} became shorter while it was uploaded`);
    filled += bytesRead;
  }
  return buffer;
}

function inMemory(name: string, data: Uint8Array): OpenFile {
  return {
    name,
    sizeBytes: data.byteLength,
    read: (offsetBytes, lengthBytes) => Promise.resolve(data.subarray(offsetBytes, offsetBytes + lengthBytes)),
    close: () => Promise.resolve(),
  };
}
