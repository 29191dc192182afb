import { AppError } from '../errors/app-error.js';
import { centreWindow } from '../networks/window.js';

/** The scored centre of a square map: `map` is (sizePx, sizePx), the result (centreSizePx, centreSizePx). */
export function cropCentre(map: Float32Array, sizePx: number, centreSizePx: number): Float32Array {
  if (map.length !== sizePx * sizePx)
    throw new AppError('INTERNAL', `a map of ${map.length} values is not ${sizePx} px a side`);
  const { rows, columns } = centreWindow({ height: sizePx, width: sizePx }, centreSizePx);
  const centre = new Float32Array(centreSizePx * centreSizePx);
  for (let row = rows.start; row < rows.end; row += 1) {
    const line = map.subarray(row * sizePx + columns.start, row * sizePx + columns.end);
    centre.set(line, (row - rows.start) * centreSizePx);
  }
  return centre;
}
