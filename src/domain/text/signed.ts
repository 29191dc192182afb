/** A difference with its sign, to four digits: `+0.0123`, `−0.4000`. */
export function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
}
