// What of an ICC profile (ICC.1:2022) must be there for its colours to be converted.

/** The largest profiles, of printers with many tables, take some 3 MiB. */
export const MAX_ICC_BYTES = 16 * 1024 * 1024;

const HEADER_BYTES = 128;
const TAG_BYTES = 12;
const MAX_TAGS = 256;
const CLASSES: ReadonlySet<string> = new Set(['scnr', 'mntr', 'prtr', 'spac']);
const CURVES = ['rTRC', 'gTRC', 'bTRC'] as const;
const COLOURANTS = ['rXYZ', 'gXYZ', 'bXYZ'] as const;

/** A part of the profile: its type's name, and its bytes as far as they are there. */
interface Tag {
  readonly type: string;
  readonly view: DataView;
}

/** Completes "the profile cannot be used: …"; undefined for one that can. */
export function findIccProblem(profile: Uint8Array): string | undefined {
  if (profile.length > MAX_ICC_BYTES) return `it is larger than ${MAX_ICC_BYTES} bytes`;
  if (profile.length < HEADER_BYTES + 4) return 'it is too short';
  const view = new DataView(profile.buffer, profile.byteOffset, profile.byteLength);
  if (textAt(view, 36) !== 'acsp') return 'it has no signature';
  if (view.getUint32(0) > profile.length) return 'it ends before its stated size';
  if (textAt(view, 16) !== 'RGB ') return `it is for ${textAt(view, 16).trim()}, not RGB`;
  if (!CLASSES.has(textAt(view, 12))) return 'it is of no device';
  const space = textAt(view, 20);
  if (space !== 'XYZ ' && space !== 'Lab ') return 'it leads to no known colour space';
  const tags = readTags(view);
  return typeof tags === 'string' ? tags : findTagProblem(tags, space);
}

function readTags(view: DataView): ReadonlyMap<string, Tag> | string {
  const count = view.getUint32(HEADER_BYTES);
  const tableEnd = HEADER_BYTES + 4 + count * TAG_BYTES;
  if (count > MAX_TAGS || tableEnd > view.byteLength) return 'its table of contents is cut off';
  const tags = new Map<string, Tag>();
  for (let at = HEADER_BYTES + 4; at < tableEnd; at += TAG_BYTES) {
    const [offset, length] = [view.getUint32(at + 4), view.getUint32(at + 8)];
    if (offset + length > view.byteLength || length < 8) return `its part ${textAt(view, at)} lies outside of it`;
    tags.set(textAt(view, at), {
      type: textAt(view, offset),
      view: new DataView(view.buffer, view.byteOffset + offset, length),
    });
  }
  return tags;
}

/** A table from device to standard colours, or a curve and a colourant for each of red, green and blue. */
function findTagProblem(tags: ReadonlyMap<string, Tag>, space: string): string | undefined {
  const table = tags.get('A2B0');
  if (table !== undefined) return isTable(table) ? undefined : 'its table A2B0 is damaged';
  if (space !== 'XYZ ') return 'it has neither a table nor colourants';
  const curve = CURVES.find((name) => !isCurve(tags.get(name)));
  if (curve !== undefined) return `its curve ${curve} is missing or damaged`;
  const colourant = COLOURANTS.find((name) => !isColourant(tags.get(name)));
  return colourant === undefined ? undefined : `its colourant ${colourant} is missing or damaged`;
}

function isColourant(tag: Tag | undefined): boolean {
  return tag?.type === 'XYZ ' && tag.view.byteLength >= 20;
}

/** Numbers of each kind of parametric curve. */
const PARAMETERS = [1, 3, 4, 5, 7] as const;

function isCurve(tag: Tag | undefined): boolean {
  if (tag === undefined || tag.view.byteLength < 12) return false;
  const { type, view } = tag;
  if (type === 'curv') return 12 + view.getUint32(8) * 2 <= view.byteLength;
  if (type !== 'para') return false;
  const parameters = PARAMETERS[view.getUint16(8)];
  return parameters !== undefined && 12 + parameters * 4 <= view.byteLength;
}

/** Lookup tables with three colours in and out. */
function isTable({ type, view }: Tag): boolean {
  if (view.byteLength < 32 || view.getUint8(8) !== 3 || view.getUint8(9) !== 3) return false;
  if (type === 'mAB ') return true;
  const cells = view.getUint8(10) ** 3 * 3;
  if (type === 'mft1') return 48 + 6 * 256 + cells <= view.byteLength;
  if (type !== 'mft2' || view.byteLength < 52) return false;
  const entries = 3 * (view.getUint16(48) + view.getUint16(50));
  return 52 + 2 * (entries + cells) <= view.byteLength;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, 4));
}
