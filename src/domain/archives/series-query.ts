/** A series in an archive, as a caller names it. */
export interface SeriesQuery {
  readonly archive: string;
  /** Absent: the archive is asked. */
  readonly studyUid?: string;
  readonly seriesUid: string;
}
