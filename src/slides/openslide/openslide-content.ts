// Which content goes to OpenSlide at all: native code should see no file that it cannot be meant for.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import { isMirax } from './mirax/mirax-set.js';

/** What the content is, as far as its first bytes tell. */
export interface OpenslideContent {
  readonly kind: 'mirax' | 'vms' | 'czi' | 'single-file';
  /** For people. */
  readonly name: string;
}

const HEAD_BYTES = 1024;

const SIGNATURES: readonly {
  readonly name: string;
  readonly kind: OpenslideContent['kind'];
  readonly pattern: RegExp;
}[] = [
  { name: 'TIFF', kind: 'single-file', pattern: /^(II[*+]\0|MM\0[*+])/ },
  { name: 'Zeiss CZI', kind: 'czi', pattern: /^ZISRAWFILE/ },
  { name: 'Sakura SVSLIDE', kind: 'single-file', pattern: /^SQLite format 3\0/ },
  { name: 'DICOM', kind: 'single-file', pattern: /^[^]{128}DICM/ },
  { name: 'Hamamatsu VMS', kind: 'vms', pattern: /^[^]*\[Virtual Microscope Specimen\]/ },
  { name: 'Hamamatsu VMU', kind: 'vms', pattern: /^[^]*\[Uncompressed Virtual Microscope Specimen\]/ },
];

/** Undefined for content of no format that OpenSlide reads, and for a set without files. */
export async function openslideContent(files: SlideFileSet): Promise<OpenslideContent | undefined> {
  if (isMirax(files)) return { kind: 'mirax', name: '3DHISTECH MIRAX' };
  const [name] = files.names;
  if (name === undefined) return undefined;
  const head = await readHead(join(files.rootDir, name));
  return SIGNATURES.find(({ pattern }) => pattern.test(head));
}

/** The first bytes, one character each. */
async function readHead(path: string): Promise<string> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
