// Versions of a shipped model that differ from it in nothing but the stain that they are shown.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StainStatistics } from '../../../src/domain/stain/stain-statistics.js';

const SHIPPED = fileURLToPath(new URL('../../../models/simplenet/1', import.meta.url));

/** Registers `simplenet/<version>` with a server that has yet to start on this data directory. */
export async function registerStained(
  dataDir: string,
  version: number,
  stainNormalisation: StainStatistics,
): Promise<void> {
  const folder = join(dataDir, 'models', 'simplenet', String(version));
  await cp(SHIPPED, folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as object;
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, version, stainNormalisation }));
}
