/** `0.920 (0.907–0.934)`. */
export function withInterval(value: number, { ciLow, ciHigh }: { ciLow: number; ciHigh: number }): string {
  return `${value.toFixed(3)} (${ciLow.toFixed(3)}–${ciHigh.toFixed(3)})`;
}
