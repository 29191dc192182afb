/** Where a slide is that was not uploaded. */
export interface ArchiveSource {
  readonly archive: string;
  readonly studyUid: string;
  readonly seriesUid: string;
  /** Of the series, that make the slide. */
  readonly objectCount: number;
}
