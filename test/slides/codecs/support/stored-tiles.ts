import { openFileSource } from '../../../../src/slides/file-source.js';
import { readDirectories } from '../../../../src/slides/tiff/read-directories.js';
import { fixtureSlide } from '../../support/open-slide.js';

/** The compressed tiles of a slide's finest level, as they lie in the file. */
export async function storedTiles(name: string): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  const file = await openFileSource(fixtureSlide(name));
  const [directory] = await readDirectories(file, undefined);
  if (directory === undefined) throw new Error(`${name} has no directory`);
  const { offsets, byteCounts } = directory.tiling;
  const tiles: Uint8Array<ArrayBuffer>[] = [];
  for (let tile = 0; tile < offsets.length; tile += 1) {
    tiles.push(await file.read(await offsets.get(tile), await byteCounts.get(tile)));
  }
  await file.close();
  return tiles;
}
