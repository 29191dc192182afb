import type { SlideFileSet } from '../../../ports/slide-reader.js';
import { incomplete } from '../../missing-files.js';

/** Where the parts of a MIRAX slide lie, relative to the set's folder: `case7.mrxs` and what is in `case7/`. */
export interface MiraxSet {
  readonly indexName: string;
  readonly folder: string;
}

const INDEX = /\.mrxs$/i;
const SLIDEDAT = /(^|\/)Slidedat\.ini$/i;

/** Whether the names say MIRAX: its index is a plain JPEG, so that only its companions tell. */
export function isMirax({ names }: SlideFileSet): boolean {
  return names.some((name) => INDEX.test(name) || SLIDEDAT.test(name));
}

/** Throws UPLOAD_INCOMPLETE when the index itself is missing. */
export function findMirax({ names }: SlideFileSet): MiraxSet {
  const indexName = names.find((name) => INDEX.test(name));
  if (indexName === undefined) throw incomplete('MIRAX', [indexOf(names.find((name) => SLIDEDAT.test(name)) ?? '')]);
  return { indexName, folder: indexName.replace(INDEX, '') };
}

function indexOf(slidedat: string): string {
  const folder = slidedat.replace(SLIDEDAT, '');
  return folder === '' ? 'the .mrxs file beside the folder' : `${folder}.mrxs`;
}
