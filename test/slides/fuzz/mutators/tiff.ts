// Lies in the directories of a TIFF.
import { tiffLayout, type TiffEntry, type TiffLayout } from '../layout/tiff-layout.js';
import { ABSURD } from '../random.js';
import { opened, viewOf, type Mutator, type Subject } from './mutation.js';

const MAX_TEXT_BYTES = 3 * 1024 * 1024;
const FIELD_TYPES = [0, 1, 2, 3, 4, 5, 7, 11, 12, 13, 16, 18, 255, 65_535] as const;
const TEXT_TAGS: ReadonlySet<number> = new Set([270, 305, 700, 347]);
const ARRAY_TAGS: ReadonlySet<number> = new Set([273, 279, 324, 325, 330]);

interface OpenTiff {
  readonly name: string;
  readonly view: DataView;
  readonly layout: TiffLayout;
  readonly subject: Subject;
}

/** The first TIFF among the files, open for changes. */
function openTiff(subject: Subject): OpenTiff | undefined {
  for (const [name, content] of subject.files) {
    const layout = tiffLayout(content);
    if (layout !== undefined && layout.entries.length > 0)
      return { name, layout, subject, view: viewOf(opened(subject, name)) };
  }
  return undefined;
}

function anyEntry(
  { layout, subject }: OpenTiff,
  among: (entry: TiffEntry) => boolean = () => true,
): TiffEntry | undefined {
  const entries = layout.entries.filter(among);
  return entries[subject.random.below(entries.length)];
}

/** Values beyond the end of the file are left alone: there is nothing to change. */
function write({ view, layout }: OpenTiff, at: number, bytes: number, value: number): void {
  if (!(at >= 0 && at + bytes <= view.byteLength)) return;
  if (bytes === 2) view.setUint16(at, value % 65_536, layout.little);
  else if (bytes === 4) view.setUint32(at, value % 2 ** 32, layout.little);
  else if (bytes === 8) view.setBigUint64(at, BigInt(value), layout.little);
  else view.setUint8(at, value % 256);
}

const TYPE_BYTES: Readonly<Record<number, number>> = { 3: 2, 4: 4, 13: 4, 16: 8, 18: 8 };

const absurdValue: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff);
  if (tiff === undefined || entry === undefined) return undefined;
  const value = subject.random.pick(ABSURD);
  write(tiff, entry.valueAt, TYPE_BYTES[entry.type] ?? 1, value);
  return `tag ${entry.tag} set to ${value}`;
};

const absurdCount: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff);
  if (tiff === undefined || entry === undefined) return undefined;
  const value = subject.random.pick([...ABSURD, entry.count - 1, entry.count + 1]);
  write(tiff, entry.countAt, tiff.layout.big ? 8 : 4, value);
  return `tag ${entry.tag} counts ${value}`;
};

const otherType: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff);
  if (tiff === undefined || entry === undefined) return undefined;
  const type = subject.random.pick(FIELD_TYPES);
  write(tiff, entry.at + 2, 2, type);
  return `tag ${entry.tag} of type ${type}`;
};

/** One tag becomes another that readers look for. */
const otherTag: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff);
  if (tiff === undefined || entry === undefined) return undefined;
  const tag = tiff.layout.entries[subject.random.below(tiff.layout.entries.length)]?.tag ?? 254;
  write(tiff, entry.at, 2, tag);
  return `tag ${entry.tag} made ${tag}`;
};

/** Where tiles, strips or sub-directories are said to be. */
const movedTile: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff, ({ tag }) => ARRAY_TAGS.has(tag));
  if (tiff === undefined || entry === undefined) return undefined;
  const size = TYPE_BYTES[entry.type] ?? 4;
  const index = subject.random.below(Math.max(1, Math.min(1000, entry.count)));
  const fileBytes = tiff.view.byteLength;
  const places = [subject.random.below(fileBytes), fileBytes - 1, fileBytes, fileBytes * 2, 8, 4] as const;
  const value = subject.random.next() < 0.5 ? subject.random.pick(places) : subject.random.pick(ABSURD);
  write(tiff, entry.valueAt + index * size, size, value);
  return `value ${index} of tag ${entry.tag} set to ${value}`;
};

/** Chains that bite their tails, or lead anywhere. */
const loopedDirectories: Mutator = (subject) => {
  const tiff = openTiff(subject);
  if (tiff === undefined) return undefined;
  const { layout, view } = tiff;
  const targets = [...layout.directories, subject.random.below(view.byteLength), view.byteLength - 2, 2 ** 32 - 2];
  const target = targets[subject.random.below(targets.length)] ?? 8;
  const link = layout.links[subject.random.below(layout.links.length)] ?? 4;
  write(tiff, link, layout.big ? 8 : 4, target);
  return `link at ${link} leads to ${target}`;
};

/** A text of megabytes: descriptions are searched, split and parsed. */
const overlongText: Mutator = (subject) => {
  const tiff = openTiff(subject);
  const entry = tiff && anyEntry(tiff, ({ tag }) => TEXT_TAGS.has(tag));
  if (tiff === undefined || entry === undefined) return undefined;
  const { random } = subject;
  const original = Buffer.from(tiff.view.buffer)
    .toString('latin1', entry.valueAt, entry.valueAt + Math.min(entry.count, 4096))
    .replace(/\0.*$/s, '');
  const piece = random.pick([
    '|MPP = 0.5',
    '<a>',
    '<a b="',
    ' ',
    '&amp;',
    '<!--',
    '|',
    '\u00ff',
    '<Image><Pixels SizeX="1">',
    '=',
    '\r\n',
  ]);
  const length = 1 + random.below(MAX_TEXT_BYTES);
  const text = Buffer.from(original + piece.repeat(Math.ceil(length / piece.length)), 'latin1');
  const grown = Buffer.concat([new Uint8Array(tiff.view.buffer), text, Uint8Array.of(0)]);
  const size = tiff.layout.big ? 8 : 4;
  const longer = { ...tiff, view: viewOf(grown) };
  write(longer, entry.countAt, size, text.length + 1);
  write(longer, entry.fieldAt, size, tiff.view.byteLength);
  subject.files.set(tiff.name, grown);
  return `tag ${entry.tag} holds ${text.length} bytes of "${piece}"`;
};

export const TIFF_MUTATORS = {
  absurdValue,
  absurdCount,
  otherType,
  otherTag,
  movedTile,
  loopedDirectories,
  overlongText,
};
