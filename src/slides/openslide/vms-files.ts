// Hamamatsu VMS and VMU: a text index that names the pictures beside it.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path/posix';
import type { SlideFileSet } from '../../ports/slide-reader.js';
import { corrupt, unsupported } from '../slide-error.js';
import { parseIni, plainName } from './mirax/slidedat.js';
import { sizesOf } from '../missing-files.js';

/** OpenSlide's own limit. */
const MAX_INDEX_BYTES = 64 * 1024;

/** Pictures that must be there; the optimisation file only saves time. */
const NEEDED = /^\s*(ImageFile[^=]*?|MapFile|MacroImage)\s*=[^\S\n]*(.*?)\s*$/;
const OPTIONAL = /^\s*(OptimisationFile)\s*=[^\S\n]*(.*?)\s*$/;

/** Throws UPLOAD_INCOMPLETE with the list of missing pictures, SLIDE_CORRUPT for names that lead out of the folder. */
export async function checkVms(files: SlideFileSet, name: string): Promise<void> {
  const content = await readFile(join(files.rootDir, name));
  if (content.length > MAX_INDEX_BYTES) throw corrupt(`its index has more than ${MAX_INDEX_BYTES} bytes`);
  checkPixelFormat(parseIni(content.toString('latin1')));
  const lines = content.toString('latin1').split(/\r\n|\r|\n/);
  for (const line of lines) namedBy(OPTIONAL, line);
  const folder = dirname(name);
  const pictures = lines.map((line) => namedBy(NEEDED, line)).filter((picture) => picture !== undefined);
  await sizesOf(
    files,
    pictures.map((picture) => join(folder, picture)),
    'Hamamatsu VMS',
  );
}

const VMU = 'Uncompressed Virtual Microscope Specimen';

/** OpenSlide 4.0.1 reads memory that is none when a VMU states another format than the one there is, or none. */
function checkPixelFormat(values: ReadonlyMap<string, string>): void {
  if (![...values.keys()].some((key) => key.startsWith(`${VMU}.`))) return;
  const [bits, order] = ['BitsPerPixel', 'PixelOrder'].map((key) => values.get(`${VMU}.${key}`)?.slice(0, 40));
  if (bits === '36' && order === 'RGB') return;
  throw unsupported(
    `its pixels are of ${bits ?? 'unstated'} bits in the order ${order ?? 'unstated'}; 36 and RGB are read`,
  );
}

/** The plain file name in the line; undefined when it names none. */
function namedBy(pattern: RegExp, line: string): string | undefined {
  const [, key = '', value = ''] = pattern.exec(line) ?? [];
  return value === '' ? undefined : plainName(key, value);
}
