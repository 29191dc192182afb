import { createWeightedCache } from '../domain/collections/weighted-cache.js';
import type { RgbImage } from '../domain/image.js';

/** Decoded tiles of all open slides, least recently used out first, each decoded once however many ask at a time. */
export interface TileCache {
  /** The tile from the cache, from a decode under way, or from `decode`. Failures are not kept. */
  get(slide: symbol, key: string, decode: () => Promise<RgbImage>): Promise<RgbImage>;
  /** Whether the tile is there, or on its way. */
  has(slide: symbol, key: string): boolean;
  /** Forgets all tiles of a slide. */
  drop(slide: symbol): void;
  readonly sizeBytes: number;
}

export function createTileCache(maxBytes: number): TileCache {
  const prefixes = createSlidePrefixes();
  const tiles = createWeightedCache<RgbImage>(maxBytes);
  const decoding = new Map<string, Promise<RgbImage>>();

  async function decodeInto(slide: symbol, key: string, decode: () => Promise<RgbImage>): Promise<RgbImage> {
    const image = await decode();
    // Else the slide was closed meanwhile.
    if (prefixes.isCurrent(slide, key)) tiles.set(key, image, image.data.byteLength);
    return image;
  }

  function decodeOnce(slide: symbol, key: string, decode: () => Promise<RgbImage>): Promise<RgbImage> {
    const started = decodeInto(slide, key, decode).finally(() => decoding.delete(key));
    decoding.set(key, started);
    return started;
  }

  return {
    get: async (slide, tileKey, decode) => {
      const key = prefixes.of(slide) + tileKey;
      return tiles.get(key) ?? decoding.get(key) ?? decodeOnce(slide, key, decode);
    },
    has: (slide, tileKey) => {
      const key = prefixes.of(slide) + tileKey;
      return tiles.get(key) !== undefined || decoding.has(key);
    },
    drop: (slide) => {
      tiles.deletePrefix(prefixes.of(slide));
      prefixes.forget(slide);
    },
    get sizeBytes() {
      return tiles.totalWeight;
    },
  };
}

/** The start of all keys of a slide; a slide that is forgotten and asked for again has a new one. */
interface SlidePrefixes {
  of(slide: symbol): string;
  /** Whether the key's start is the slide's own, now. */
  isCurrent(slide: symbol, key: string): boolean;
  forget(slide: symbol): void;
}

function createSlidePrefixes(): SlidePrefixes {
  const prefixes = new Map<symbol, string>();
  let lastId = 0;
  return {
    of: (slide) => {
      const prefix = prefixes.get(slide) ?? `${(lastId += 1)}/`;
      prefixes.set(slide, prefix);
      return prefix;
    },
    isCurrent: (slide, key) => {
      const prefix = prefixes.get(slide);
      return prefix !== undefined && key.startsWith(prefix);
    },
    forget: (slide) => {
      prefixes.delete(slide);
    },
  };
}
