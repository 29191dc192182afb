import type { AssociatedKind } from '../../../domain/slides/associated-image.js';
import { associatedKindOf } from '../../../domain/slides/associated-image.js';
import { scanXml } from '../../../domain/text/scan-xml.js';
import type { TiffDirectory } from '../directory.js';
import { directoriesByKind, type AssociatedSource, type AssociatedSources } from './associated-source.js';

/** Philips' names of the pictures within the XML. */
const IMAGE_TYPES: ReadonlyMap<string, AssociatedKind> = new Map([
  ['LABELIMAGE', 'label'],
  ['MACROIMAGE', 'macro'],
]);

/** DPUfsImport > DPScannedImage. */
const IMAGE_DEPTH = 2;

/** Directories in strips that are described as `Label` or `Macro`; else JPEG in base64 within the first description. */
export function philipsAssociated(directories: readonly TiffDirectory[]): AssociatedSources {
  const [base, ...others] = directories;
  const inDirectories = directoriesByKind(others, ({ tiling, description }) =>
    tiling.tiled ? undefined : associatedKindOf(description),
  );
  return new Map([...imagesInText(base?.description ?? ''), ...inDirectories]);
}

function imagesInText(xml: string): ReadonlyMap<AssociatedKind, AssociatedSource> {
  const found = new Map<AssociatedKind, AssociatedSource>();
  let depth = 0;
  let attribute = '';
  let image: { type?: string; base64?: string } = {};
  for (const event of scanXml(xml)) {
    if (event.kind === 'text') {
      if (depth === IMAGE_DEPTH && attribute === 'PIM_DP_IMAGE_TYPE') image.type = event.text.trim();
      if (depth === IMAGE_DEPTH && attribute === 'PIM_DP_IMAGE_DATA') image.base64 = event.text;
      continue;
    }
    if (event.name === 'Attribute') attribute = event.kind === 'open' ? (event.attributes.get('Name') ?? '') : '';
    if (event.name !== 'DataObject') continue;
    if (event.kind === 'open' && ++depth === IMAGE_DEPTH) image = {};
    if (event.kind === 'close' && depth-- === IMAGE_DEPTH) put(found, image);
  }
  return found;
}

function put(
  found: Map<AssociatedKind, AssociatedSource>,
  { type = '', base64 }: { readonly type?: string; readonly base64?: string },
): void {
  const kind = IMAGE_TYPES.get(type);
  if (kind !== undefined && base64 !== undefined && !found.has(kind)) found.set(kind, { from: 'text', base64 });
}
