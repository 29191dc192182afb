import { GeoTIFF, type ImageFileDirectory } from 'geotiff';
import { AppError } from '../../domain/errors/app-error.js';
import { throwIfAborted } from '../../domain/errors/abort-error.js';
import { TAG, type ReadBytes, type TiffDirectory } from './directory.js';
import type { FileSource } from '../file-source.js';
import { geotiffSource } from './geotiff-source.js';
import { readTiffHeader, type TiffHeader } from './header.js';
import { inspectDirectory, type DirectoryOutline, type TagPlace } from './inspect-directory.js';
import { MAX_DIRECTORIES, MAX_METADATA_BYTES } from './limits.js';
import { parseDirectory } from './parse-directory.js';
import { corrupt, unsupported } from '../slide-error.js';
import { tagNumbers, type TagNumbers } from './tag-numbers.js';

/** Reads all directories of the file, sub-directories within theirs. Bounded in number, memory and time. */
export async function readDirectories(
  file: FileSource,
  signal: AbortSignal | undefined,
): Promise<readonly TiffDirectory[]> {
  const header = await readTiffHeader(file);
  if (header.firstDirectoryOffset === 0) throw corrupt('it has no directory: its writing was perhaps never finished');
  const reader = createDirectoryReader(file, header, signal);
  const directories: TiffDirectory[] = [];
  for (let offset = header.firstDirectoryOffset; offset !== 0;) {
    const { directory, nextOffset } = await reader(offset, `directory ${directories.length}`);
    directories.push(directory);
    offset = nextOffset;
  }
  return directories;
}

type ReadDirectory = (
  offset: number,
  name: string,
  depth?: number,
) => Promise<{ directory: TiffDirectory; nextOffset: number }>;

function createDirectoryReader(file: FileSource, header: TiffHeader, signal: AbortSignal | undefined): ReadDirectory {
  // Ours has all methods of a BaseSource.
  // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- geotiff does not export it
  const geotiff = new GeoTIFF(geotiffSource(file), header.littleEndian, header.bigTiff, header.firstDirectoryOffset);
  const visit = createVisitGuard();

  const readDirectory: ReadDirectory = async (offset, name, depth = 0) => {
    throwIfAborted(signal);
    visit.enter(offset, name);
    const outline = await inspectDirectory(file, header, offset, name);
    visit.count(outline);
    // Its strips hold whole slides and its offsets hide their upper halves: nothing further on would make sense of it.
    if (outline.tags.has(TAG.ndpiFormatFlag)) throw unsupported('it is a Hamamatsu NDPI file, which is not supported');
    const ifd = await parseWithGeotiff(geotiff, offset, name);
    const readNumbers = (tag: number): TagNumbers | undefined =>
      numbersOf(file, header, outline.tags.get(tag), `tag ${tag} of ${name}`);
    // Sub-directories of sub-directories (Photoshop's, mostly) are no levels.
    const subDirectories = depth > 0 ? [] : await readSubDirectories(readNumbers(TAG.subIfds), name, readDirectory);
    const readIccProfile = bytesOf(file, outline.tags.get(TAG.iccProfile));
    const directory = await parseDirectory(ifd, { name, readNumbers, readIccProfile, subDirectories });
    return { directory, nextOffset: outline.nextOffset };
  };
  return readDirectory;
}

async function readSubDirectories(
  offsets: TagNumbers | undefined,
  name: string,
  read: ReadDirectory,
): Promise<readonly TiffDirectory[]> {
  if (offsets === undefined) return [];
  if (offsets.length > MAX_DIRECTORIES)
    throw corrupt(`${name} claims ${offsets.length} sub-directories, more than ${MAX_DIRECTORIES}`);
  const directories: TiffDirectory[] = [];
  for (const [index, offset] of (await offsets.slice(0, offsets.length)).entries()) {
    directories.push((await read(offset, `sub-directory ${index} of ${name}`, 1)).directory);
  }
  return directories;
}

function numbersOf(
  file: FileSource,
  header: TiffHeader,
  place: TagPlace | undefined,
  name: string,
): TagNumbers | undefined {
  return place === undefined ? undefined : tagNumbers(file, header, place, name);
}

/** Read when they are asked for, which is seldom; undefined for what is no bytes. */
function bytesOf(file: FileSource, place: TagPlace | undefined): ReadBytes | undefined {
  if (place === undefined || !BYTE_TYPES.has(place.type)) return undefined;
  return () => file.read(place.offset, place.byteLength);
}

/** BYTE and UNDEFINED. */
const BYTE_TYPES: ReadonlySet<number> = new Set([1, 7]);

async function parseWithGeotiff(geotiff: GeoTIFF, offset: number, name: string): Promise<ImageFileDirectory> {
  try {
    return await geotiff.parser.parseFileDirectoryAt(offset);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw corrupt(`${name} cannot be parsed`, {}, error);
  }
}

/** Refuses loops, too many directories and too much metadata in all. */
function createVisitGuard(): { enter(offset: number, name: string): void; count(outline: DirectoryOutline): void } {
  const seen = new Map<number, string>();
  let metadataBytes = 0;
  return {
    enter: (offset, name) => {
      const earlier = seen.get(offset);
      if (earlier !== undefined) throw corrupt(`its directories form a loop: ${name} is ${earlier} again`);
      if (seen.size >= MAX_DIRECTORIES) throw corrupt(`it has more than ${MAX_DIRECTORIES} directories`);
      seen.set(offset, name);
    },
    count: (outline) => {
      metadataBytes += outline.metadataBytes;
      if (metadataBytes > MAX_METADATA_BYTES)
        throw corrupt(`its directories claim more than ${MAX_METADATA_BYTES} bytes of values`);
    },
  };
}
