/** A rectangle in level-0 pixels; edges may be fractional and may lie outside the slide. */
export interface Level0Rectangle {
  readonly level0X: number;
  readonly level0Y: number;
  readonly level0WidthPx: number;
  readonly level0HeightPx: number;
}
