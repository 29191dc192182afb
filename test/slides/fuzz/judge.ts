// The oracle: what a reader may make of a damaged slide.
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import type { RgbImage } from '../../../src/domain/image.js';
import { damageOf } from './damage.js';
import { mayLackTiles } from './may-lack-tiles.js';
import type { Mutated } from './mutate.js';
import type { Seed } from './read-corpus.js';
import { storesPlainJpeg } from './stored-plain.js';
import { STEP_PX, type LevelReading, type Reading } from './reading.js';

/** What is wrong with an uploaded slide, and nothing of ours. */
const REASONS: ReadonlySet<ErrorReason> = new Set<ErrorReason>([
  'SLIDE_CORRUPT',
  'SLIDE_TRUNCATED',
  'SLIDE_UNSUPPORTED',
  'SLIDE_FORMAT_UNKNOWN',
  'SLIDE_EMPTY',
  'SLIDE_NOT_FOUND',
  'UPLOAD_INCOMPLETE',
  'REGION_OUT_OF_BOUNDS',
]);
const MAX_MESSAGE_CHARACTERS = 2500;

/** Channels from here on are glass. */
const WHITE = 245;
/** Of one colour, but for the last digit. */
const PLAIN_RANGE = 2;
/** Cells that are looked at: a quarter of a tile, far more than what one flipped bit may wipe out in a JPEG block. */
const CELL_PX = 16;

/** What makes a sound image of nothing out of an image is no damage that a decoder could see. */
const FORGERIES: ReadonlySet<string> = new Set(['deflateBomb', 'hugeImage', 'mixPixels']);

/** What is wrong; undefined when all is well. */
export function judgeError(error: unknown, rootDir: string): string | undefined {
  if (!(error instanceof AppError))
    return `not an AppError: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  if (!REASONS.has(error.reason)) return `the reason ${error.reason}: ${error.message}`;
  if (error.message.length > MAX_MESSAGE_CHARACTERS) return `a message of ${error.message.length} characters`;
  const told = `${error.message} ${JSON.stringify(error.metadata)}`;
  return told.includes(rootDir) ? `the message tells a folder: ${error.message}` : undefined;
}

/**
 * Compares what the damaged slide shows with what the sound one shows. Plain white where the sound slide has none, read
 * without an error, passes only when the damaged file itself says that nothing was scanned there. Where nothing but
 * pixels was damaged, not even plain cells of another colour pass, unless they are what a sound JPEG now holds.
 */
export async function judgeReading(
  seed: Seed,
  sound: Reading,
  mutated: Mutated,
  reading: Reading,
): Promise<string | undefined> {
  const damage = damageOf(seed.files, mutated.files);
  if (damage === 'structure' && mayLackTiles(seed.files, mutated.files)) return undefined;
  // Whatever bytes lie there are pixels: no reader can tell which were meant.
  const pixelsOnly = damage === 'pixels' || mutated.mutators.includes('wipePixels');
  if (pixelsOnly && seed.pixelCheck === 'nothing') return undefined;
  const forged =
    damage === 'structure' || seed.pixelCheck === 'little' || mutated.mutators.some((name) => FORGERIES.has(name));
  for (const [level, shown] of reading.levels.entries()) {
    const expected = sound.levels.find(({ image }) => sameSize(image, shown.image));
    if (expected === undefined && sound.levels.some(({ image }) => hasWhite(image))) continue;
    const cell = findBlank(shown, expected?.image, !forged);
    if (cell === undefined) continue;
    if (await storesPlainJpeg(seed.files, mutated.files)) return undefined;
    return `${cell} on level ${level} after damage to ${damage}`;
  }
  return undefined;
}

function sameSize(a: RgbImage, b: RgbImage): boolean {
  return a.widthPx === b.widthPx && a.heightPx === b.heightPx;
}

function hasWhite(image: RgbImage): boolean {
  return [...cellsOf(image)].some(({ x, y }) => lookOf(image, x, y).white);
}

function findBlank(
  { image, failed }: LevelReading,
  sound: RgbImage | undefined,
  plainToo: boolean,
): string | undefined {
  for (const { x, y } of cellsOf(image)) {
    if (failed.has(`${Math.floor(x / STEP_PX)},${Math.floor(y / STEP_PX)}`)) continue;
    const look = lookOf(image, x, y);
    const wrong = look.white || (plainToo && look.plain);
    if (!wrong) continue;
    const before = sound === undefined ? undefined : lookOf(sound, x, y);
    if (before?.white === true || before?.plain === true) continue;
    return `${look.white ? 'white' : 'plain'} pixels at (${x}, ${y})`;
  }
  return undefined;
}

function* cellsOf({ widthPx, heightPx }: RgbImage): Generator<{ x: number; y: number }, void, undefined> {
  for (let y = 0; y + CELL_PX <= heightPx; y += CELL_PX) {
    for (let x = 0; x + CELL_PX <= widthPx; x += CELL_PX) yield { x, y };
  }
}

function lookOf(
  { data, widthPx }: RgbImage,
  left: number,
  top: number,
): { readonly white: boolean; readonly plain: boolean } {
  const least = [255, 255, 255];
  const most = [0, 0, 0];
  for (let y = top; y < top + CELL_PX; y += 1) {
    for (let i = 0; i < CELL_PX * 3; i += 1) {
      const value = data[(y * widthPx + left) * 3 + i] ?? 0;
      least[i % 3] = Math.min(least[i % 3] ?? 255, value);
      most[i % 3] = Math.max(most[i % 3] ?? 0, value);
    }
  }
  return {
    white: Math.min(...least) >= WHITE,
    plain: least.every((value, channel) => (most[channel] ?? 0) - value <= PLAIN_RANGE),
  };
}
