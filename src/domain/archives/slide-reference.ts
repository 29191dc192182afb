// A slide that stays in its archive: what is kept of it here in the place of its files.
import { isDicomUid } from './dicom-uid.js';

/** Names the objects of a slide, so that what is added to the series later does not change the slide. */
export interface SlideReference {
  /** The archive's name in the configuration. */
  readonly archive: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  /** SOP Instance UIDs of its whole-slide images, sorted. */
  readonly instanceUids: readonly string[];
}

/**
 * The only name under which a reference is one. Uploads may not use it, so that every reference is of this server's
 * own making.
 */
export const REFERENCE_FILE_NAME = '.sentinode-archive-reference.json';

/** A DICOM series of the largest slides has some hundreds of objects. */
export const MAX_REFERENCED_INSTANCES = 10_000;

const KIND = 'sentinode-archive-reference';
const VERSION = 1;

export function encodeReference({ archive, studyUid, seriesUid, instanceUids }: SlideReference): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, archive, studyUid, seriesUid, instanceUids })}\n`;
}

/** Undefined for a text that is no reference. */
export function decodeReference(text: string): SlideReference | undefined {
  const value = parsed(text);
  if (value?.['kind'] !== KIND || value['version'] !== VERSION) return undefined;
  const { archive, studyUid, seriesUid, instanceUids } = value;
  if (typeof archive !== 'string' || !isUid(studyUid) || !isUid(seriesUid)) return undefined;
  if (!Array.isArray(instanceUids) || instanceUids.length > MAX_REFERENCED_INSTANCES) return undefined;
  return instanceUids.every(isUid) ? { archive, studyUid, seriesUid, instanceUids } : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function isUid(value: unknown): value is string {
  return typeof value === 'string' && isDicomUid(value);
}
