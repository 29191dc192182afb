import { describe, expect, it } from 'vitest';
import {
  ASSOCIATED_KINDS,
  ASSOCIATED_POLICIES,
  associatedKindOf,
  mayShow,
} from '../../../src/domain/slides/associated-image.js';

describe('who may see pictures beside the levels', () => {
  const shown = (roles: readonly string[]): object =>
    Object.fromEntries(
      ASSOCIATED_POLICIES.map((policy) => [policy, ASSOCIATED_KINDS.filter((kind) => mayShow(kind, policy, roles))]),
    );

  it('is the operator’s choice, from nothing to labels', () => {
    expect(shown(['admin'])).toEqual({
      none: [],
      thumbnail: ['thumbnail'],
      macro: ['macro', 'thumbnail'],
      all: ['label', 'macro', 'thumbnail'],
    });
  });

  it('and nobody without a role for it sees what can name a patient, whatever the operator chose', () => {
    const thumbnails = { none: [], thumbnail: ['thumbnail'], macro: ['thumbnail'], all: ['thumbnail'] };
    expect(shown([])).toEqual(thumbnails);
    expect(shown(['reader'])).toEqual(thumbnails);
  });
});

it.each([
  ['label', 'label'],
  ['label 387x463', 'label'],
  ['macro image', 'macro'],
  ['Macro -offset=(0,0)', 'macro'],
  ['Overview', 'macro'],
  [' thumbnail ', 'thumbnail'],
  ['labelled cells', undefined],
  ['Image:0', undefined],
  ['', undefined],
])('the name "%s" is of %s', (name, kind) => {
  expect(associatedKindOf(name)).toBe(kind);
});
