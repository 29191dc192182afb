import type { SlideReference } from '../../../domain/archives/slide-reference.js';

/** One object of a slide in its archive. */
export interface WebObject {
  readonly uid: string;
  /** Below the archive's URL. */
  readonly path: string;
  /** For messages: identifiers lead to patients in the archive, so objects go by their places in the slide. */
  readonly name: string;
}

export function webObjectsOf({ studyUid, seriesUid, instanceUids }: SlideReference): readonly WebObject[] {
  return instanceUids.map((uid, i) => ({
    uid,
    path: `${seriesPath(studyUid, seriesUid)}/instances/${uid}`,
    name: `object ${i + 1} of the slide’s ${instanceUids.length}`,
  }));
}

export function seriesPath(studyUid: string, seriesUid: string): string {
  return `/studies/${studyUid}/series/${seriesUid}`;
}
