// One folder for each kind of damage that a reader once took wrongly: `case.json` says what must come of it.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ErrorReason } from '../../src/domain/errors/error-reason.js';
import { detectAndOpen } from '../../src/slides/registry.js';
import { openslideSuite } from './openslide/support/openslide-suite.js';
import { expectRejection, openSlide, readLevel } from './support/open-slide.js';

const CORRUPT_DIR = fileURLToPath(new URL('../fixtures/corrupt', import.meta.url));

interface CorruptCase {
  readonly name: string;
  readonly files: readonly string[];
  readonly reason: ErrorReason;
  readonly message: string;
  readonly while: 'opening' | 'reading';
  readonly needs?: 'openslide';
}

async function readCases(): Promise<readonly CorruptCase[]> {
  const names = (await readdir(CORRUPT_DIR)).toSorted();
  return Promise.all(
    names.map(async (name) => ({
      ...(JSON.parse(await readFile(path.join(CORRUPT_DIR, name, 'case.json'), 'utf8')) as Omit<CorruptCase, 'name'>),
      name,
    })),
  );
}

const cases = await readCases();

async function expectRefusal(corrupt: CorruptCase): Promise<void> {
  const files = { rootDir: path.join(CORRUPT_DIR, corrupt.name), names: corrupt.files };
  const refused = corrupt.while === 'opening' ? detectAndOpen(files) : readLevel(await openSlide(files));
  const error = await expectRejection(refused, corrupt.reason, new RegExp(corrupt.message));
  expect(error.message.length).toBeLessThan(2500);
}

describe('a corrupt slide', () => {
  it.each(cases.filter(({ needs }) => needs === undefined))('$name', expectRefusal);
});

openslideSuite('a corrupt slide for OpenSlide', () => {
  it.each(cases.filter(({ needs }) => needs === 'openslide'))('$name', expectRefusal);
});
