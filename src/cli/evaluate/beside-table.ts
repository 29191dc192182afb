import { dirname, isAbsolute, join } from 'node:path';

/** Slides lie beside the truth table that names them, unless it names a whole path. */
export function besideTable(table: string, slideName: string): string {
  return isAbsolute(slideName) ? slideName : join(dirname(table), slideName);
}
