/** A round length and how long it is in the picture. */
export interface ScaleBar {
  readonly lengthPx: number;
  readonly label: string;
}

/** The longest of 1, 2, 5, 10, 20, 50 … micrometres that takes up at most `maxLengthPx`. */
export function chooseScaleBar(micrometresPerPx: number, maxLengthPx: number): ScaleBar {
  const longest = micrometresPerPx * maxLengthPx;
  const decade = 10 ** Math.floor(Math.log10(longest));
  const micrometres = ([5, 2, 1].find((factor) => factor * decade <= longest) ?? 1) * decade;
  const label = micrometres >= 1000 ? `${micrometres / 1000} mm` : `${Number(micrometres.toPrecision(3))} µm`;
  return { lengthPx: micrometres / micrometresPerPx, label };
}
