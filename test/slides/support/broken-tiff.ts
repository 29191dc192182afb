// A sound little slide, and ways to break it.
import { describe, it } from 'vitest';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import { expectRejection, openBytes } from './open-slide.js';
import { cutTiles, gradient, paint } from './test-pictures.js';
import { writeTiff, type TestImage } from './write-tiff.js';

export const SIZE = { widthPx: 100, heightPx: 80 } as const;
export const tiles = cutTiles(paint(100, 80, gradient), [64, 64]);
export const good: TestImage = { ...SIZE, tile: [64, 64], chunks: tiles };

/** The good file with some tags changed. */
export function withTags(tags: TestImage['tags'], image: TestImage = good): Uint8Array {
  return writeTiff([{ ...image, tags: { ...image.tags, ...tags } }]).bytes;
}

/** The good file with its bytes changed in place. */
export function patched(
  change: (view: DataView, written: ReturnType<typeof writeTiff>) => void,
  images: readonly TestImage[] = [good],
): Uint8Array {
  const written = writeTiff(images);
  change(new DataView(written.bytes.buffer), written);
  return written.bytes;
}

/** Offset of the directory's entry for `tag`, in a little-endian classic TIFF. */
export function entryOf(view: DataView, directory: number, tag: number): number {
  for (let i = 0; i < view.getUint16(directory, true); i += 1) {
    const at = directory + 2 + i * 12;
    if (view.getUint16(at, true) === tag) return at;
  }
  throw new Error(`no tag ${tag}`);
}

export interface BrokenSlide {
  readonly name: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly reason: ErrorReason;
  readonly message: RegExp;
}

export function describeRefusals(name: string, cases: readonly BrokenSlide[]): void {
  describe(name, () => {
    it.each(cases)('$name', async ({ bytes, reason, message }) => {
      await expectRejection(openBytes(await bytes()), reason, message);
    });
  });
}
