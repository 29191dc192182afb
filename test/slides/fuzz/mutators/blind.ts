// Damage that knows nothing of formats: what disks, networks and half copies do.
import { anyFile, opened, type Mutator, type Subject } from './mutation.js';

const MAX_FLIPS = 8;
const MAX_RUN_BYTES = 600;

export const cutOff: Mutator = (subject) => {
  const name = anyFile(subject);
  const bytes = opened(subject, name);
  const keep = subject.random.below(bytes.length);
  subject.files.set(name, bytes.subarray(0, keep));
  return `${name} cut to ${keep} bytes`;
};

export const flipBits: Mutator = (subject) => {
  const name = anyFile(subject);
  const bytes = opened(subject, name);
  const flips = 1 + subject.random.below(MAX_FLIPS);
  for (let i = 0; i < flips; i += 1) flip(bytes, subject.random.below(bytes.length), subject);
  return `${flips} bits of ${name} flipped`;
};

/** The damage that could show as glass: everything else of the file is sound. */
export const flipPixelBits: Mutator = (subject) => {
  const place = anyPixelRange(subject);
  if (place === undefined) return undefined;
  const bytes = opened(subject, place.name);
  const flips = 1 + subject.random.below(MAX_FLIPS);
  for (let i = 0; i < flips; i += 1) {
    const at = place.start + subject.random.below(place.end - place.start);
    if (at < bytes.length) flip(bytes, at, subject);
  }
  return `${flips} bits of pixels of ${place.name} flipped`;
};

/** Zeros or ones where pixels were: a hole in a copy, an erased flash page. */
export const wipePixels: Mutator = (subject) => {
  const place = anyPixelRange(subject);
  if (place === undefined) return undefined;
  const bytes = opened(subject, place.name);
  const start = place.start + subject.random.below(place.end - place.start);
  const end =
    subject.random.next() < 0.3 ? place.end : Math.min(place.end, start + 1 + subject.random.below(MAX_RUN_BYTES));
  bytes.fill(subject.random.pick([0, 0, 0xff]), start, end);
  return `bytes ${start} to ${end} of ${place.name} wiped`;
};

/** Another image's bytes, or the same from elsewhere, where an image was. */
export const mixPixels: Mutator = (subject) => {
  const place = anyPixelRange(subject);
  const other = anyPixelRange(subject);
  if (place === undefined || other === undefined) return undefined;
  const source = subject.files.get(other.name)?.slice(other.start, other.end) ?? new Uint8Array(0);
  const bytes = opened(subject, place.name);
  const from = subject.random.below(source.length);
  const length = Math.min(source.length - from, place.end - place.start, 1 + subject.random.below(MAX_RUN_BYTES));
  bytes.set(
    source.subarray(from, from + length),
    place.start + subject.random.below(place.end - place.start - length + 1),
  );
  return `${length} bytes of ${other.name} copied into pixels of ${place.name}`;
};

/** Bytes put in or taken out: everything behind moves. */
export const shiftBytes: Mutator = (subject) => {
  const name = anyFile(subject);
  const bytes = opened(subject, name);
  const { random } = subject;
  const at = random.below(bytes.length);
  const length = 1 + random.below(64);
  const more = random.next() < 0.5;
  const inserted = new Uint8Array(more ? length : 0).fill(random.below(256));
  const rest = bytes.subarray(Math.min(bytes.length, more ? at : at + length));
  subject.files.set(name, Buffer.concat([bytes.subarray(0, at), inserted, rest]));
  return `${length} bytes ${more ? 'put into' : 'taken out of'} ${name} at ${at}`;
};

export const removeFile: Mutator = (subject) => {
  if (subject.files.size === 1) return undefined;
  const name = anyFile(subject);
  subject.files.delete(name);
  return `${name} removed`;
};

/** One file in another's place. */
export const swapFiles: Mutator = (subject) => {
  if (subject.files.size === 1) return undefined;
  const [a, b] = [anyFile(subject), anyFile(subject)];
  const [first, second] = [opened(subject, a), opened(subject, b)];
  subject.files.set(a, second).set(b, first);
  return `${a} and ${b} swapped`;
};

function flip(bytes: Uint8Array, at: number, { random }: Subject): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
}

function anyPixelRange({ pixels, files, random }: Subject): { name: string; start: number; end: number } | undefined {
  const all = [...pixels].flatMap(([name, ranges]) => ranges.map((range) => ({ name, ...range })));
  const fitting = all.filter(({ name, end }) => end <= (files.get(name)?.length ?? 0));
  return fitting[random.below(fitting.length)];
}
