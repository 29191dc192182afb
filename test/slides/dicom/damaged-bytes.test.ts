// Random damage, the same every time: whatever bytes come, the outcome is pixels or an AppError of the slide.
import { expect, it } from 'vitest';
import { outcomeOf, seeded } from '../support/damage-outcome.js';
import { slideOf } from '../support/open-slide.js';
import { gradient, paint } from '../support/test-pictures.js';
import { writeDicom, type TestInstance } from './support/write-dicom.js';

const ROUNDS = 150;
const EXPECTED = new Set(['SLIDE_CORRUPT', 'SLIDE_TRUNCATED', 'SLIDE_UNSUPPORTED', 'SLIDE_FORMAT_UNKNOWN']);
const HEADER_BYTES = 2600;
const picture = paint(150, 110, gradient);

/** Up to four bytes changed, most of them in the header, or the end cut off. */
function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const result = Uint8Array.from(bytes);
  if (random() < 0.1) return result.subarray(0, 132 + Math.floor(random() * (result.length - 132)));
  const changes = 1 + Math.floor(random() * 4);
  for (let i = 0; i < changes; i += 1) {
    const span = random() < 0.8 ? Math.min(HEADER_BYTES, result.length) : result.length;
    const position = 132 + Math.floor(random() * (span - 132));
    result[position] = [Math.floor(random() * 256), 0xff, 0][Math.floor(random() * 3)] ?? 0;
  }
  return result;
}

it.each<[string, Partial<TestInstance>]>([
  ['uncompressed', {}],
  ['sparse, without representations', { organization: 'TILED_SPARSE', implicit: true }],
  ['JPEG with a table', { codec: 'jpeg' }],
  ['JPEG without a table, with delimiters', { codec: 'jpeg', table: 'none', delimited: true }],
  ['JPEG 2000 by an extended table', { codec: 'jpeg2000', table: 'extended' }],
])('%s, damaged anywhere, is read or refused', async (name, test) => {
  const bytes = await writeDicom({ pictures: [picture], ...test });
  const random = seeded(name.length);
  const outcomes = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const outcome = await outcomeOf(await slideOf(damaged(bytes, random), 'a.dcm'));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect([...outcomes.keys()].filter((outcome) => outcome !== 'read' && !EXPECTED.has(outcome))).toEqual([]);
  // The damage does damage.
  expect(ROUNDS - (outcomes.get('read') ?? 0)).toBeGreaterThan(ROUNDS / 10);
});
