/** A share from 0 to 1 to two digits: `12 %`, `0.15 %`, `100 %`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
