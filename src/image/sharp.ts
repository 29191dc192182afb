// Pixels: decode, encode, resample, draw. The only folder that imports sharp (libvips).
import sharp from 'sharp';

// Tiles and patches are small and come many at a time: one thread an image, parallel across images.
sharp.concurrency(1);
// Every tile is different and ours is cached as pixels; libvips' operation cache would only hold memory.
sharp.cache(false);

export { sharp };
