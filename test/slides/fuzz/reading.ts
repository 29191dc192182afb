// What a service does with a slide that it was sent: opens it, makes a thumbnail, reads its levels.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { RgbImage } from '../../../src/domain/image.js';
import type { SlideFacts } from '../../../src/domain/slides/slide.js';
import type { SlideReader } from '../../../src/ports/slide-reader.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { readThumbnail } from '../../../src/slides/read-thumbnail.js';
import type { FileContents } from './corpus/seed-files.js';

/** Regions are read tile by tile, so that one broken tile does not hide the others. */
export const STEP_PX = 32;
/** Of a level that claims to be larger only the first corner is looked at. */
const MAX_SIDE_PX = 768;
const THUMBNAIL_PX = 64;

export interface LevelReading {
  readonly image: RgbImage;
  /** Steps whose read ended with an error, as `column,row`. */
  readonly failed: ReadonlySet<string>;
}

export interface Reading {
  readonly facts: SlideFacts;
  readonly levels: readonly LevelReading[];
  /** Of all that was read. */
  readonly errors: readonly unknown[];
}

/** Lays the files out and reads the slide; throws what opening throws. */
export async function readFiles(files: FileContents): Promise<Reading & { readonly rootDir: string }> {
  const rootDir = await mkdtemp(path.join(tmpdir(), 'sentinode-fuzz-'));
  try {
    for (const [name, bytes] of files) {
      await mkdir(path.dirname(path.join(rootDir, name)), { recursive: true });
      await writeFile(path.join(rootDir, name), bytes);
    }
    const reader = await detectAndOpen({ rootDir, names: [...files.keys()] });
    try {
      return { ...(await readAll(reader)), rootDir };
    } finally {
      await reader.close();
    }
  } catch (error) {
    if (error instanceof Error) Object.assign(error, { fuzzRootDir: rootDir });
    throw error;
  } finally {
    await rm(rootDir, { recursive: true, force: true });
  }
}

async function readAll(reader: SlideReader): Promise<Reading> {
  const errors: unknown[] = [];
  await readThumbnail(reader, THUMBNAIL_PX).catch((error: unknown) => errors.push(error));
  // Whatever they show: a broken label must end no more than its own read.
  for (const kind of reader.facts.associatedImages ?? []) {
    await reader.readAssociatedImage?.(kind).catch((error: unknown) => errors.push(error));
  }
  const levels: LevelReading[] = [];
  for (const level of reader.facts.levels.keys()) levels.push(await readLevel(reader, level, errors));
  return { facts: reader.facts, levels, errors };
}

async function readLevel(reader: SlideReader, level: number, errors: unknown[]): Promise<LevelReading> {
  const stated = reader.facts.levels[level];
  const widthPx = Math.min(MAX_SIDE_PX, stated?.widthPx ?? 0);
  const heightPx = Math.min(MAX_SIDE_PX, stated?.heightPx ?? 0);
  const image = { data: new Uint8Array(widthPx * heightPx * 3), widthPx, heightPx };
  const failed = new Set<string>();
  for (let y = 0; y < heightPx; y += STEP_PX) {
    for (let x = 0; x < widthPx; x += STEP_PX) {
      const region = {
        level,
        x,
        y,
        widthPx: Math.min(STEP_PX, widthPx - x),
        heightPx: Math.min(STEP_PX, heightPx - y),
      };
      try {
        put(await reader.readRegion(region), image, x, y);
      } catch (error) {
        errors.push(error);
        failed.add(`${x / STEP_PX},${y / STEP_PX}`);
      }
    }
  }
  return { image, failed };
}

function put(source: RgbImage, target: RgbImage, left: number, top: number): void {
  for (let row = 0; row < source.heightPx; row += 1) {
    const from = row * source.widthPx * 3;
    target.data.set(source.data.subarray(from, from + source.widthPx * 3), ((top + row) * target.widthPx + left) * 3);
  }
}
