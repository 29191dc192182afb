import { shownUid } from './transfer-syntax.js';

export const WHOLE_SLIDE_CLASS = '1.2.840.10008.5.1.4.1.1.77.1.6';
export const DIRECTORY_CLASS = '1.2.840.10008.1.3.10';

/** What else comes out of a hospital's archive, by the start of its class. */
const NAMES: readonly (readonly [start: string, name: string])[] = [
  [DIRECTORY_CLASS, 'a DICOMDIR'],
  ['1.2.840.10008.5.1.4.1.1.77.1.2', 'a photograph of a microscope’s view (VL Microscopic Image)'],
  ['1.2.840.10008.5.1.4.1.1.77.1.3', 'a photograph of a microscope’s view (VL Slide-Coordinates Microscopic Image)'],
  ['1.2.840.10008.5.1.4.1.1.77.1.4', 'a photograph'],
  ['1.2.840.10008.5.1.4.1.1.77.1.7', 'a microscopy image of a dermoscope'],
  ['1.2.840.10008.5.1.4.1.1.77.1.8', 'a confocal microscopy image'],
  ['1.2.840.10008.5.1.4.1.1.77.1.9', 'a confocal microscopy image'],
  ['1.2.840.10008.5.1.4.1.1.1', 'an X-ray image'],
  ['1.2.840.10008.5.1.4.1.1.2', 'a CT image'],
  ['1.2.840.10008.5.1.4.1.1.4', 'an MR image'],
  ['1.2.840.10008.5.1.4.1.1.6.', 'an ultrasound image'],
  ['1.2.840.10008.5.1.4.1.1.7', 'a secondary capture image'],
  ['1.2.840.10008.5.1.4.1.1.11.', 'a presentation state'],
  ['1.2.840.10008.5.1.4.1.1.66.4', 'a segmentation'],
  ['1.2.840.10008.5.1.4.1.1.88.', 'a structured report'],
  ['1.2.840.10008.5.1.4.1.1.91.1', 'a set of annotations'],
  ['1.2.840.10008.5.1.4.1.1.104.', 'a document'],
];

/** What an object of that class is, for people. */
export function describeSopClass(uid: string): string {
  const [, name] = NAMES.filter(([start]) => isOrBelow(uid, start)).sort(longestFirst)[0] ?? [];
  return name ?? `an object of the class ${shownUid(uid)}`;
}

function isOrBelow(uid: string, start: string): boolean {
  return uid === start || uid.startsWith(start.endsWith('.') ? start : `${start}.`);
}

function longestFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return b.length - a.length;
}
