// Slidedat.ini, the plan of a MIRAX slide: which files belong to it and how its images lie.
import { corrupt } from '../../slide-error.js';

/** OpenSlide's own limit; real ones have some tens of KiB. */
const MAX_SLIDEDAT_BYTES = 1024 * 1024;

/** As many as one upload can have. */
const MAX_DATA_FILES = 10_000;

/** Values by `GROUP.KEY`. */
export interface Slidedat {
  readonly indexFile: string;
  /** In the order of their numbers. */
  readonly dataFiles: readonly string[];
  /** As written; undefined when absent. */
  text(group: string, key: string): string | undefined;
  /** NaN when absent or no number. */
  number(group: string, key: string): number;
}

/** Throws SLIDE_CORRUPT when it is none, or names files outside the slide's folder. */
export function parseSlidedat(bytes: Uint8Array): Slidedat {
  if (bytes.length > MAX_SLIDEDAT_BYTES) {
    throw corrupt(`its Slidedat.ini has ${bytes.length} bytes; at most ${MAX_SLIDEDAT_BYTES} can be`);
  }
  // Latin-1 keeps every byte as it is: names are ASCII, and nothing else is shown to anybody.
  const values = parseIni(Buffer.from(bytes).toString('latin1'));
  const text = (group: string, key: string): string | undefined => values.get(`${group}.${key}`);
  const number = (group: string, key: string): number => Number(text(group, key) ?? NaN);
  const indexFile = plainName('INDEXFILE', text('HIERARCHICAL', 'INDEXFILE'));
  const count = number('DATAFILE', 'FILE_COUNT');
  if (!(Number.isInteger(count) && count >= 1 && count <= MAX_DATA_FILES)) {
    throw corrupt(`its Slidedat.ini states ${count} data files; 1 to ${MAX_DATA_FILES} can be`);
  }
  const dataFiles = Array.from({ length: count }, (_, i) => plainName(`FILE_${i}`, text('DATAFILE', `FILE_${i}`)));
  return { indexFile, dataFiles, text, number };
}

/** As GLib reads such files: later values win, groups of one name are one group, space around keys is none. */
export function parseIni(content: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let group = '';
  for (const line of content.replace(/^\xef\xbb\xbf/, '').split(/\r\n|\r|\n/)) {
    const header = /^\s*\[([^\]]*)\]/.exec(line);
    if (header !== null) group = header[1] ?? '';
    const equals = line.indexOf('=');
    if (header !== null || equals < 0 || line.trimStart().startsWith('#')) continue;
    values.set(`${group}.${line.slice(0, equals).trim()}`, line.slice(equals + 1).trim());
  }
  return values;
}

/** OpenSlide joins names to the slide's folder as they are: one with a path in it could lead to anybody's files. */
export function plainName(key: string, name: string | undefined): string {
  if (name === undefined || name === '') throw corrupt(`its index names no ${key}`);
  if (/[/\\\p{Cc}]/u.test(name) || name === '.' || name === '..') {
    throw corrupt(`its ${key} is no plain file name`, { key });
  }
  return name;
}
