// Original file: proto/sentinode/v1/slide.proto


/**
 * Where a slide is that was not uploaded.
 */
export interface SlideArchive {
  /**
   * The archive's name in the server's configuration.
   */
  'name'?: (string);
  /**
   * Study Instance UID.
   */
  'studyUid'?: (string);
  /**
   * Series Instance UID.
   */
  'seriesUid'?: (string);
  /**
   * How many objects of the series make the slide. What is added to the series later does not change it.
   */
  'objects'?: (number);
}

/**
 * Where a slide is that was not uploaded.
 */
export interface SlideArchive__Output {
  /**
   * The archive's name in the server's configuration.
   */
  'name': (string);
  /**
   * Study Instance UID.
   */
  'studyUid': (string);
  /**
   * Series Instance UID.
   */
  'seriesUid': (string);
  /**
   * How many objects of the series make the slide. What is added to the series later does not change it.
   */
  'objects': (number);
}
