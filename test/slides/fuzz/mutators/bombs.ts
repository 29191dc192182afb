// Compressed data that unpack to more than they should, in the places of tiles and frames.
import { deflateSync } from 'node:zlib';
import { zstdRepeated } from '../../support/zstd-frame.js';
import { opened, viewOf, type Mutator, type Subject } from './mutation.js';

const BOMB_BYTES = 64 * 1024 * 1024;
let packed: Uint8Array | undefined;

/** 64 MiB of zeros in 64 KiB. */
function zlibBomb(): Uint8Array {
  return (packed ??= deflateSync(new Uint8Array(BOMB_BYTES)));
}

function sizesOf(
  subject: Subject,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  const all = [...subject.pixels].flatMap(([name, ranges]) => ranges.map((range) => ({ name, ...range })));
  const fitting = all.filter(({ name, end }) => end <= (subject.files.get(name)?.length ?? 0));
  return fitting[subject.random.below(fitting.length)];
}

/** The frame or image header within a tile claims another size: what a decoder would allocate. */
const hugeImage: Mutator = (subject) => {
  const place = sizesOf(subject);
  if (place === undefined) return undefined;
  const bytes = opened(subject, place.name);
  const view = viewOf(bytes);
  const at = sizeField(bytes, place.start, place.end);
  if (at === undefined) return undefined;
  const side = subject.random.pick([0, 1, 33, 256, 16_384, 65_500, 65_535]);
  const wide = at.bytes === 4;
  const target = at.offset + (subject.random.next() < 0.5 ? 0 : at.bytes);
  if (wide) view.setUint32(target, side * subject.random.pick([1, 1, 65_536]), false);
  else view.setUint16(target, side, at.little);
  return `a ${at.kind} in ${place.name} claims a side of ${side}`;
};

interface SizeField {
  readonly kind: string;
  readonly offset: number;
  readonly bytes: 2 | 4;
  readonly little: boolean;
}

function sizeField(bytes: Uint8Array, start: number, end: number): SizeField | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, end);
  const find = (marker: readonly number[]): number => file.indexOf(Uint8Array.from(marker), start);
  const fields: readonly (readonly [string, number, number, 2 | 4, boolean])[] = [
    ['JPEG', find([0xff, 0xc0, 0, 17]), 5, 2, false],
    ['JPEG 2000', find([0xff, 0x4f, 0xff, 0x51]), 8, 4, false],
    ['PNG', file.indexOf('IHDR', start, 'latin1'), 4, 4, false],
    ['WebP', file.indexOf('VP8 ', start, 'latin1'), 14, 2, true],
  ];
  const found = fields.find(([, marker]) => marker >= 0);
  if (found === undefined) return undefined;
  const [kind, marker, skip, size, little] = found;
  return { kind, offset: marker + skip, bytes: size, little };
}

/** A deflated tile that goes on for 64 MiB; its directory is told the new size by whoever moves tiles. */
const deflateBomb: Mutator = (subject) => {
  const place = sizesOf(subject);
  if (place === undefined) return undefined;
  const bytes = opened(subject, place.name);
  const bomb = zlibBomb();
  bytes.set(bomb.subarray(0, place.end - place.start), place.start);
  return `the start of a deflate bomb in ${place.name}`;
};

/** The same of Zstandard, in the place of a tile of Zstandard: it fits there, and may state the right size. */
const zstdBomb: Mutator = (subject) => {
  const place = sizesOf(subject);
  if (place === undefined || !startsAsZstd(subject.files.get(place.name), place.start)) return undefined;
  const stated = subject.random.pick([BOMB_BYTES, 32 * 32 * 3, 0, 2 ** 32 - 1]);
  const bomb = zstdRepeated(subject.random.below(256), BOMB_BYTES, stated);
  opened(subject, place.name).set(bomb.subarray(0, place.end - place.start), place.start);
  return `a Zstandard bomb in ${place.name} that states ${stated} bytes`;
};

function startsAsZstd(bytes: Uint8Array | undefined, at: number): boolean {
  return bytes?.[at] === 0x28 && bytes[at + 1] === 0xb5 && bytes[at + 2] === 0x2f && bytes[at + 3] === 0xfd;
}

export const BOMB_MUTATORS = { hugeImage, deflateBomb, zstdBomb };
