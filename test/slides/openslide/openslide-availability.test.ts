import { afterEach, describe, expect, it, vi } from 'vitest';
import { openslideAvailability } from '../../../src/slides/openslide/openslide-availability.js';
import { openslideSuite } from './support/openslide-suite.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the doctor on OpenSlide', () => {
  it('says which formats its absence costs, and the command that adds it', async () => {
    vi.stubEnv('SENTINODE_OPENSLIDE_LIBRARY', '/nowhere/libopenslide.so.1');
    expect(await openslideAvailability()).toEqual({
      name: 'OpenSlide',
      available: false,
      detail: expect.stringMatching(/^MIRAX, NDPI, .* are refused: it does not load from SENTINODE_/) as string,
      remedy: 'make openslide',
    });
  });
});

openslideSuite('the doctor on an OpenSlide that is there', () => {
  it('says its version and where it comes from', async () => {
    expect(await openslideAvailability()).toEqual({
      name: 'OpenSlide',
      available: true,
      detail: expect.stringMatching(/^OpenSlide \d+\.\d+\.\d+, from ./) as string,
    });
  });
});
