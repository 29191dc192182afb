import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

/** SHA-256 over the lines `<path below folder>\t<file sha256>\n`, sorted by path. */
export async function digestFiles(folder: string, files: readonly string[]): Promise<string> {
  const total = createHash('sha256');
  const relative = files.map((file) => path.relative(folder, file).split(path.sep).join('/')).sort();
  for (const name of relative) total.update(`${name}\t${await digestFile(path.join(folder, name))}\n`);
  return total.digest('hex');
}

async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
