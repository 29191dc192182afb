// Pictures that a TIFF holds beside its levels: where they lie, by the habits of its writer.
import { associatedKindOf, type AssociatedKind } from '../../../domain/slides/associated-image.js';
import { firstByKind } from '../../first-by-kind.js';
import type { TiffDirectory } from '../directory.js';

/** A directory of the file, or a JPEG in base64 within its metadata. */
export type AssociatedSource =
  | { readonly from: 'directory'; readonly directory: TiffDirectory }
  | { readonly from: 'text'; readonly base64: string };

export type AssociatedSources = ReadonlyMap<AssociatedKind, AssociatedSource>;

/** The first directory of each kind, as `kindOf` names it. */
export function directoriesByKind(
  directories: readonly TiffDirectory[],
  kindOf: (directory: TiffDirectory) => AssociatedKind | undefined,
): AssociatedSources {
  const found = [...firstByKind(directories, kindOf)];
  return new Map(found.map(([kind, directory]) => [kind, { from: 'directory', directory }]));
}

/** Aperio's NewSubfileType of pictures without a description: 1 is the label, 9 the macro. */
const APERIO_SUBFILE_KINDS: ReadonlyMap<number, AssociatedKind> = new Map([
  [1, 'label'],
  [9, 'macro'],
]);

/**
 * All in strips: the second image is the thumbnail; others are named at the start of their description's second line.
 */
export function aperioAssociated(directories: readonly TiffDirectory[]): AssociatedSources {
  return directoriesByKind(directories.slice(1), (directory) => {
    if (directory.tiling.tiled) return undefined;
    const [, words = ''] = directory.description.split('\n', 2);
    return (
      associatedKindOf(words) ??
      APERIO_SUBFILE_KINDS.get(directory.newSubfileType) ??
      (directory === directories[1] ? 'thumbnail' : undefined)
    );
  });
}
