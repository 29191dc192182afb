import { expect, it } from 'vitest';
import { codecAvailability } from '../../../../src/slides/codecs/native/codec-availability.js';
import { findOpenjpeg } from '../../../../src/slides/codecs/native/openjpeg.js';
import { findTurbojpeg } from '../../../../src/image/jpeg/turbojpeg.js';

it('tells of each decoder its version and origin, or the command that brings it', async () => {
  const found = [await findTurbojpeg(), await findOpenjpeg()];
  const told = await codecAvailability();
  expect(told.map(({ name }) => name)).toEqual(['libjpeg-turbo', 'OpenJPEG']);
  expect(told.map(({ available }) => available)).toEqual(found.map((codec) => codec !== undefined));
  const remedies = ['make codecs', process.platform === 'linux' ? 'apt-get install libopenjp2-7' : undefined];
  for (const [index, { available, detail, remedy }] of told.entries()) {
    if (available) expect(detail).toMatch(/^(libjpeg-turbo|OpenJPEG)( \d+\.\d+\.\d+)?, from (the system|\/.+)$/);
    else expect(detail).toContain('in two to three times the time');
    expect(remedy).toBe(available ? undefined : remedies[index]);
  }
  // The provided one says which it is.
  if (found[0]?.path.startsWith('/') === true) expect(told[0]?.detail).toMatch(/^libjpeg-turbo \d+\.\d+/);
});

it('says that they are switched off where they are', async () => {
  for (const { available, detail, remedy } of await codecAvailability({ SENTINODE_CODECS_PREFIX: '' })) {
    expect(available).toBe(false);
    expect(detail).toContain('SENTINODE_CODECS_PREFIX');
    expect(remedy).toBeUndefined();
  }
});
