// What a server without libopenslide says, and what it still reads.
import { describe, expect, it } from 'vitest';
import { createSlideFormats, createSlideOpener } from '../../../src/slides/registry.js';
import { loadLibrary } from '../../../src/slides/openslide/library/load-library.js';
import { libraryPaths } from '../../../src/slides/openslide/library/library-paths.js';
import { createOpenslideFormat } from '../../../src/slides/openslide/openslide-format.js';
import { expectRejection, fixtureSlide, slideOf } from '../support/open-slide.js';
import { writeMirax } from './support/write-mirax.js';

const absent = createOpenslideFormat({ load: () => loadLibrary([{ path: 'libnone.so.1', origin: 'the system' }]) });
const open = createSlideOpener([...createSlideFormats().slice(0, -1), absent]);

function startingWith(text: string, at = 0): Uint8Array {
  const bytes = new Uint8Array(600);
  bytes.set(new TextEncoder().encode(text), at);
  return bytes;
}

describe('without libopenslide', () => {
  it('a MIRAX slide is refused with the command that helps', async () => {
    const error = await expectRejection(
      open(await writeMirax()),
      'SLIDE_UNSUPPORTED',
      /^OpenSlide, which reads 3DHISTECH MIRAX slides, is not there: .*is not installed.*make openslide$/,
    );
    expect(error.metadata).toEqual({ reader: 'openslide', remedy: 'make openslide' });
  });

  it.each([
    ['Zeiss CZI', startingWith('ZISRAWFILE')],
    ['Sakura SVSLIDE', startingWith('SQLite format 3\0')],
    ['Hamamatsu VMS', startingWith('[Virtual Microscope Specimen]\r\nNoLayers=1')],
    ['Hamamatsu VMU', startingWith('[Uncompressed Virtual Microscope Specimen]')],
  ])('%s is refused so too', async (name, bytes) => {
    const error = await expectRejection(open(await slideOf(bytes)), 'SLIDE_UNSUPPORTED', /make openslide$/);
    expect(error.message).toContain(`reads ${name} slides`);
  });

  it('that is installed meanwhile, it is found with the next slide', async () => {
    let looked = 0;
    const format = createOpenslideFormat({
      load: () => {
        looked += 1;
        return loadLibrary([{ path: `libnone${looked}.so.1`, origin: 'the system' }]);
      },
    });
    const slide = await writeMirax();
    await expectRejection(format.open(slide), 'SLIDE_UNSUPPORTED', /make openslide$/);
    await expectRejection(format.open(slide), 'SLIDE_UNSUPPORTED', /make openslide$/);
    expect(looked).toBe(2);
  });

  it('other slides open as ever', async () => {
    const reader = await open(fixtureSlide('CMU-1-Small-Region.svs'));
    expect(reader.facts.format).toBe('aperio-svs');
    await reader.close();
  });
});

describe('the library', () => {
  it('is the one that the user names and no other', async () => {
    expect(libraryPaths({ SENTINODE_OPENSLIDE_LIBRARY: '/opt/mine.so' })).toEqual([
      { path: '/opt/mine.so', origin: 'SENTINODE_OPENSLIDE_LIBRARY' },
    ]);
    const outcome = await loadLibrary(libraryPaths({ SENTINODE_OPENSLIDE_LIBRARY: '/nowhere/mine.so' }));
    expect(outcome).toMatchObject({
      available: false,
      reason: expect.stringMatching(/^does not load from SENTINODE_OPENSLIDE_LIBRARY: ./) as string,
    });
  });

  it('else the one that make openslide provided, else the system’s', () => {
    expect(libraryPaths({ SENTINODE_OPENSLIDE_PREFIX: '/nowhere' }, 'linux')).toEqual([
      { path: 'libopenslide.so.1', origin: 'the system' },
    ]);
    expect(libraryPaths({ SENTINODE_OPENSLIDE_PREFIX: '/nowhere' }, 'darwin')).toEqual([
      { path: 'libopenslide.1.dylib', origin: 'the system' },
    ]);
  });

  it('is not taken when it is another library', async () => {
    // A library that is there wherever Node is, and has none of the functions.
    const outcome = await loadLibrary([{ path: 'libm.so.6', origin: 'SENTINODE_OPENSLIDE_LIBRARY' }]);
    expect(outcome.available).toBe(false);
  });
});
