// Lies in the text files that MIRAX, VMS and VMU slides are held together by, and in MIRAX' index.
import { ABSURD } from '../random.js';
import { opened, viewOf, type Mutator, type Subject } from './mutation.js';

const INI = /(Slidedat\.ini|\.vms|\.vmu)$/;
const INDEX = /Index\.dat$/;
const INDEX_HEAD_BYTES = 37;

const VALUES = [
  '../../../etc/passwd',
  '/etc/passwd',
  '..',
  '.',
  'Index.dat',
  'Slidedat.ini',
  '..\\..\\x.dat',
  'a\u0000b',
  '%s%s%n%n',
  '-1',
  '0',
  '0.0',
  '1e308',
  '-1e308',
  'nan',
  'inf',
  '0x10',
  '99999999999999999999',
  '',
  ' ',
  '=',
  '[',
] as const;

function findFile({ files }: Subject, pattern: RegExp): string | undefined {
  return [...files.keys()].find((name) => pattern.test(name));
}

function changeLines(subject: Subject, change: (lines: string[]) => string): string | undefined {
  const name = findFile(subject, INI);
  if (name === undefined) return undefined;
  const lines = Buffer.from(subject.files.get(name) ?? [])
    .toString('latin1')
    .split('\r\n');
  const what = change(lines);
  subject.files.set(name, Buffer.from(lines.join('\r\n'), 'latin1'));
  return `${name}: ${what}`;
}

function anyPair({ random }: Subject, lines: readonly string[]): { readonly at: number; readonly key: string } {
  const pairs = lines
    .map((line, at) => ({ at, key: line.split('=')[0] ?? '' }))
    .filter(({ at }) => lines[at]?.includes('='));
  return pairs[random.below(pairs.length)] ?? { at: 0, key: 'X' };
}

/** Absurd numbers, and names that lead out of the folder. */
const otherIniValue: Mutator = (subject) =>
  changeLines(subject, (lines) => {
    const { at, key } = anyPair(subject, lines);
    const value = subject.random.next() < 0.4 ? String(subject.random.pick(ABSURD)) : subject.random.pick(VALUES);
    lines[at] = `${key}=${value}`;
    return `${key}=${value}`;
  });

const MAX_REPEATS = 300_000;

const overlongIniValue: Mutator = (subject) =>
  changeLines(subject, (lines) => {
    const { at, key } = anyPair(subject, lines);
    const piece = subject.random.pick(['A', '../', '9', '.', '=']);
    const times = 1 + subject.random.below(MAX_REPEATS);
    lines[at] = `${key}=${piece.repeat(times)}`;
    return `${key} is ${times} times "${piece}"`;
  });

const repeatedIniLines: Mutator = (subject) =>
  changeLines(subject, (lines) => {
    const from = subject.random.below(lines.length);
    const count = 1 + subject.random.below(lines.length);
    const times = 1 + subject.random.below(20);
    const copy = lines.slice(from, from + count);
    for (let i = 0; i < times; i += 1) lines.push(...copy);
    return `${copy.length} lines again, ${times} times`;
  });

const removedIniLine: Mutator = (subject) =>
  changeLines(subject, (lines) => {
    const [line = ''] = lines.splice(subject.random.below(lines.length), 1);
    return `"${line}" removed`;
  });

/** Words of the index: pointers that loop, places beyond their files, images that are none. */
const otherIndexWord: Mutator = (subject) => {
  const name = findFile(subject, INDEX);
  if (name === undefined) return undefined;
  const bytes = opened(subject, name);
  const words = Math.floor((bytes.length - INDEX_HEAD_BYTES) / 4);
  if (words < 1) return undefined;
  const { random } = subject;
  const word = INDEX_HEAD_BYTES + random.below(words) * 4;
  const value = random.next() < 0.5 ? random.pick(ABSURD) : INDEX_HEAD_BYTES + random.below(words) * 4;
  viewOf(bytes).setUint32(word, value % 2 ** 32, true);
  return `${name}: ${value} at ${word}`;
};

export const INI_MUTATORS = { otherIniValue, overlongIniValue, repeatedIniLines, removedIniLine, otherIndexWord };
