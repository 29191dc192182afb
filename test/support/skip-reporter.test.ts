import { describe, expect, it } from 'vitest';
import { describeSkipped, skipReason } from './skip-reporter.js';

describe('the skip report', () => {
  it('takes the note of the test before the mark of its suite', () => {
    expect(skipReason('engine [needs a GPU] > scores', 'the driver is too old')).toBe('the driver is too old');
  });

  it('reads what a suite needs from its name', () => {
    expect(skipReason('engine [needs libtensorflow: make tensorflow] > scores', undefined)).toBe(
      'needs libtensorflow: make tensorflow',
    );
  });

  it('names a skip without a reason as such', () => {
    const name = 'engine > scores';
    expect(describeSkipped([{ name, reason: skipReason(name, undefined) }])).toContain(`${name}: NO REASON GIVEN`);
  });
});
