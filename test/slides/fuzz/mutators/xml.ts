// Lies in the XML that TIFFs carry: Leica's, Ventana's, Philips' and OME's. Lengths stay, so that all else stays in its
// place.
import { anyFile, opened, type Mutator } from './mutation.js';

/** Attributes whose whole value is a number. */
const NUMBER = /(?<=\s[\w-]{1,40}=")-?\d+(\.\d+)?(?=")/g;

/** Where XML can begin at the earliest: real files hold megabytes of pixels, which are not looked through. */
const MAX_BYTES = 1024 * 1024;

function others(length: number): readonly [string, ...string[]] {
  return [
    '9'.repeat(length),
    '0'.repeat(length),
    `-${'9'.repeat(length - 1)}`,
    `${'0'.repeat(length - 1)}1`,
    '9'.repeat(Math.min(length, 6)).padStart(length, '0'),
    'x'.repeat(length),
    ' '.repeat(length),
    '2147483648'.slice(0, length).padStart(length, '0'),
    '4294967296'.slice(0, length).padStart(length, '0'),
  ];
}

/** Another number of the same length. */
const otherXmlNumber: Mutator = (subject) => {
  const name = anyFile(subject);
  const text = Buffer.from(subject.files.get(name)?.subarray(0, MAX_BYTES) ?? []).toString('latin1');
  const numbers = [...text.matchAll(NUMBER)];
  const chosen = numbers[subject.random.below(numbers.length)];
  if (chosen === undefined) return undefined;
  const [before] = chosen;
  const value = subject.random.pick(others(before.length));
  opened(subject, name).set(Buffer.from(value, 'latin1'), chosen.index);
  return `${name}: "${before}" in XML at ${chosen.index} reads "${value}"`;
};

export const XML_MUTATORS = { otherXmlNumber };
