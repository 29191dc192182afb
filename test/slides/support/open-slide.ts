import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import type { RgbImage } from '../../../src/domain/image.js';
import { decodePatch } from '../../../src/image/decode-patch.js';
import type { SlideFileSet, SlideReader } from '../../../src/ports/slide-reader.js';
import { createSlideFormats, createSlideOpener, detectAndOpen } from '../../../src/slides/registry.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const fixtureDir = fileURLToPath(new URL('../../fixtures/slides', import.meta.url));

export function fixtureSlide(name: string): SlideFileSet {
  return { rootDir: fixtureDir, names: [name] };
}

export async function goldenCrop(file: string): Promise<RgbImage> {
  return decodePatch(await readFile(path.join(fixtureDir, 'golden', file)));
}

/** The bytes as a slide on disk, gone when the test ends. */
export async function slideOf(bytes: Uint8Array, name = 'slide.tif'): Promise<SlideFileSet> {
  const rootDir = await temporaryFolder();
  await writeFile(path.join(rootDir, name), bytes);
  return { rootDir, names: [name] };
}

/** Opens the slide and closes it when the test ends. */
export async function openSlide(files: SlideFileSet): Promise<SlideReader> {
  const reader = await detectAndOpen(files);
  onTestFinished(() => reader.close());
  return reader;
}

const openTiff = createSlideOpener(createSlideFormats().filter(({ name }) => name === 'tiff'));

/** Opens a TIFF with our own reader, whether or not OpenSlide would take what it refuses. */
export async function openBytes(bytes: Uint8Array): Promise<SlideReader> {
  const reader = await openTiff(await slideOf(bytes));
  onTestFinished(() => reader.close());
  return reader;
}

/** The whole of a level. */
export function readLevel(reader: SlideReader, level = 0): Promise<RgbImage> {
  const { widthPx = 0, heightPx = 0 } = reader.facts.levels[level] ?? {};
  return reader.readRegion({ level, x: 0, y: 0, widthPx, heightPx });
}

/** The AppError that the promise rejects with; fails when it resolves or rejects with anything else. */
export async function rejectionOf(promise: Promise<unknown>): Promise<AppError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(AppError);
  return outcome as AppError;
}

export async function expectRejection(
  promise: Promise<unknown>,
  reason: ErrorReason,
  message: RegExp,
): Promise<AppError> {
  const error = await rejectionOf(promise);
  expect({ reason: error.reason, message: error.message }).toEqual({
    reason,
    message: expect.stringMatching(message) as string,
  });
  return error;
}
