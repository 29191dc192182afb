// Small files that claim enormous slides are refused without the memory that the claim would take.
import { expect, it } from 'vitest';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { expectRejection } from '../support/open-slide.js';
import { gradient, paint } from '../support/test-pictures.js';
import { dicomFiles, setOf } from './support/dicom-set.js';
import { element } from './support/elements.js';
import type { TestInstance } from './support/write-dicom.js';

const tile: TestInstance = { pictures: [paint(64, 64, gradient)], tile: [64, 64] };

function claimingSize(sidePx: number): TestInstance {
  const changes = [element(0x00480006, 'UL', [sidePx]), element(0x00480007, 'UL', [sidePx])];
  return { ...tile, organization: 'TILED_SPARSE', changes };
}

const MOST_KIB = 100 * 1024;

async function expectCheapRejection(
  instances: readonly TestInstance[],
  reason: ErrorReason,
  message: RegExp,
): Promise<void> {
  const files = await setOf(await dicomFiles(instances));
  const before = process.resourceUsage().maxRSS;
  await expectRejection(detectAndOpen(files), reason, message);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(MOST_KIB);
}

it('parts that are missing are counted, not listed', async () => {
  const parts = [element(0x00209163, 'UL', [4_194_304])];
  await expectCheapRejection(
    [{ ...tile, part: { number: 1, total: 1 }, changes: parts }],
    'UPLOAD_INCOMPLETE',
    /lacks 4194303 of its files: part 2 of 4194304 of the picture of 64×64 px, .*, and 4194283 more/,
  );
});

it('levels are bounded together', async () => {
  const sides = [120_000, ...Array.from({ length: 40 }, (_, level) => 108_000 - level)];
  await expectCheapRejection(
    sides.map(claimingSize),
    'SLIDE_UNSUPPORTED',
    /its levels would have \d+ frames by their sizes; 8388608 can be/,
  );
});
