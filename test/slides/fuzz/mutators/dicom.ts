// Lies in the elements of a DICOM file, and in a DICOMDIR.
import { writeDicomDir } from '../../dicom/support/write-dicom-dir.js';
import { dicomLayout, type DicomElement, type DicomLayout } from '../layout/dicom-layout.js';
import { ABSURD } from '../random.js';
import { opened, viewOf, type Mutator, type Subject } from './mutation.js';

interface OpenDicom {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly layout: DicomLayout;
  readonly chosen: DicomElement;
}

function openDicom(subject: Subject): OpenDicom | undefined {
  const candidates = [...subject.files].flatMap(([name, content]) => {
    const layout = dicomLayout(content);
    return layout === undefined || layout.elements.length === 0 ? [] : [{ name, layout }];
  });
  const found = candidates[subject.random.below(candidates.length)];
  const chosen = found?.layout.elements[subject.random.below(found.layout.elements.length)];
  if (found === undefined || chosen === undefined) return undefined;
  return { ...found, chosen, bytes: opened(subject, found.name) };
}

const absurdNumber: Mutator = (subject) => {
  const dicom = openDicom(subject);
  if (dicom === undefined) return undefined;
  const { bytes, chosen } = dicom;
  const value = subject.random.pick(ABSURD);
  const room = Math.min(chosen.length, bytes.length - chosen.valueAt);
  if (room >= 4 && room % 4 === 0) viewOf(bytes).setUint32(chosen.valueAt, value % 2 ** 32, true);
  else if (room >= 2) viewOf(bytes).setUint16(chosen.valueAt, value % 65_536, true);
  return `element ${chosen.tag.toString(16)} set to ${value}`;
};

const TEXTS = [
  '0',
  '-1',
  '1e9',
  'NaN',
  '4294967295',
  'TILED_FULL',
  'TILED_SPARSE',
  'LABEL',
  'MONOCHROME2',
  'YBR_FULL',
  'PALETTE COLOR',
  '1.2.840.10008.1.2.5',
  '1.2.840.10008.1.2.1.99',
  '1.2.840.10008.1.2.2',
  '\\\\\\\\',
  '\u0000\u0001',
  '../../etc/passwd',
] as const;

/** A text of the same length as before. */
const otherText: Mutator = (subject) => {
  const dicom = openDicom(subject);
  if (dicom === undefined) return undefined;
  const { bytes, chosen } = dicom;
  const text = subject.random.pick(TEXTS);
  const room = Math.max(0, Math.min(chosen.length, 64, bytes.length - chosen.valueAt));
  bytes.set(Buffer.from(text.padEnd(room).slice(0, room), 'latin1'), chosen.valueAt);
  return `element ${chosen.tag.toString(16)} reads "${text}"`;
};

const absurdLength: Mutator = (subject) => {
  const dicom = openDicom(subject);
  if (dicom === undefined) return undefined;
  const { bytes, chosen } = dicom;
  const value = subject.random.pick([...ABSURD, chosen.length + 2, Math.max(0, chosen.length - 2), chosen.length + 1]);
  if (chosen.lengthAt + chosen.lengthBytes > bytes.length) return undefined;
  if (chosen.lengthBytes === 2) viewOf(bytes).setUint16(chosen.lengthAt, value % 65_536, true);
  else viewOf(bytes).setUint32(chosen.lengthAt, value % 2 ** 32, true);
  return `element ${chosen.tag.toString(16)} of ${value} bytes`;
};

const MAX_DEPTH = 20_000;
const MAX_TEXT_BYTES = 2 * 1024 * 1024;
const DEEPER = Uint8Array.of(
  0x08,
  0,
  0x15,
  0x11,
  0x53,
  0x51,
  0,
  0,
  0xff,
  0xff,
  0xff,
  0xff,
  0xfe,
  0xff,
  0,
  0xe0,
  0xff,
  0xff,
  0xff,
  0xff,
);

/** Sequences in sequences, each of them open. */
const deepSequences: Mutator = (subject) => {
  const dicom = openDicom(subject);
  if (dicom === undefined) return undefined;
  const { name, bytes, chosen } = dicom;
  const at = chosen.lengthAt - (chosen.lengthBytes === 2 ? 6 : 8);
  const depth = 1 + subject.random.below(MAX_DEPTH);
  const nested = Buffer.concat(Array.from({ length: depth }, () => DEEPER));
  subject.files.set(
    name,
    Buffer.concat([bytes.subarray(0, Math.max(132, at)), nested, bytes.subarray(Math.max(132, at))]),
  );
  return `${depth} sequences deep before element ${chosen.tag.toString(16)}`;
};

/** A value of megabytes where there was a word. */
const overlongValue: Mutator = (subject) => {
  const dicom = openDicom(subject);
  if (dicom === undefined) return undefined;
  const { name, bytes, chosen } = dicom;
  if (chosen.lengthBytes === 2 || chosen.length > bytes.length) return undefined;
  const value = Buffer.alloc(
    2 * (1 + subject.random.below(MAX_TEXT_BYTES / 2)),
    subject.random.pick(['A', '\\', '1', '\0']),
  );
  const end = Math.min(bytes.length, chosen.valueAt + chosen.length);
  const head = Uint8Array.from(bytes.subarray(0, chosen.valueAt));
  viewOf(head).setUint32(chosen.lengthAt, value.length, true);
  subject.files.set(name, Buffer.concat([head, value, bytes.subarray(end)]));
  return `element ${chosen.tag.toString(16)} of ${value.length} bytes "${value.toString('latin1', 0, 1)}"`;
};

const MAX_LISTED = 20_000;

/** A table of contents that leads out, or lists without end. */
const trickyDicomDir: Mutator = (subject) => {
  if (!subject.files.has('DICOMDIR')) return undefined;
  const { random } = subject;
  const trick = random.pick([
    ['..', '..', 'etc', 'passwd'],
    ['', 'etc', 'passwd'],
    ['S', '..', 'S', 'A'],
    ['.'],
    ['S/A'],
    ['s', 'a'],
    ['S', 'A'.repeat(5000)],
    ['C:', 'A'],
    ['S', '\u0000A'],
  ]);
  const count = random.pick([1, 2, 3, random.below(MAX_LISTED)]);
  subject.files.set('DICOMDIR', writeDicomDir(Array.from({ length: count }, () => trick)));
  return `DICOMDIR lists ${trick.join('\\').slice(0, 40)} ${count} times`;
};

export const DICOM_MUTATORS = { absurdNumber, otherText, absurdLength, deepSequences, overlongValue, trickyDicomDir };
