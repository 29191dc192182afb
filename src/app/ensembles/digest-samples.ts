// By which bytes an ensemble was fitted: SHA-256 over the lines `<name>\t<file sha256>\n`, sorted.
import type { LabelledFile } from '../../ports/labelled-folders.js';
import type { FitSlide, ScoringPorts } from './fit-work.js';

/**
 * Names are those of the slides' files without the folders above: the same slides are the same data wherever they lie.
 */
export async function digestSlides(
  { localFiles, digests }: Pick<ScoringPorts, 'localFiles' | 'digests'>,
  slides: readonly FitSlide[],
  signal: AbortSignal,
): Promise<string> {
  const lines: string[] = [];
  for (const { files, sha256: known } of slides) {
    const { rootDir, names } = files;
    const paths = names.map((name) => `${rootDir}/${name}`);
    const sha256 = known ?? (await localFiles.sha256(paths, signal));
    lines.push(...names.map((name, index) => `${name}\t${sha256[index] ?? ''}\n`));
  }
  return digests.sha256Hex(lines.sort().join(''));
}

export async function digestPatches(
  { localFiles, digests }: Pick<ScoringPorts, 'localFiles' | 'digests'>,
  patches: readonly LabelledFile[],
  signal: AbortSignal,
): Promise<string> {
  const sha256 = await localFiles.sha256(
    patches.map(({ path }) => path),
    signal,
  );
  const lines = patches.map(({ name }, index) => `${name}\t${sha256[index] ?? ''}\n`);
  return digests.sha256Hex(lines.sort().join(''));
}
