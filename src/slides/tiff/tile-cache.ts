import type { RgbImage } from '../../domain/image.js';

/** Decoded tiles of all open slides, least recently used out first, each decoded once however many ask at a time. */
export interface TileCache {
  /** The tile from the cache, from a decode under way, or from `decode`. Failures are not kept. */
  get(slide: symbol, key: string, decode: () => Promise<RgbImage>): Promise<RgbImage>;
  /** Forgets all tiles of a slide. */
  drop(slide: symbol): void;
  readonly sizeBytes: number;
}

interface Entry {
  readonly slide: symbol;
  readonly image: RgbImage;
}

export function createTileCache(maxBytes: number): TileCache {
  const ids = new Map<symbol, number>();
  // In the order of last use.
  const tiles = new Map<string, Entry>();
  const decoding = new Map<string, Promise<RgbImage>>();
  let sizeBytes = 0;
  let lastId = 0;

  function fullKey(slide: symbol, key: string): string {
    const id = ids.get(slide) ?? (lastId += 1);
    ids.set(slide, id);
    return `${id}/${key}`;
  }

  function remove(key: string, entry: Entry): void {
    tiles.delete(key);
    sizeBytes -= entry.image.data.byteLength;
  }

  function keep(key: string, entry: Entry): void {
    // The slide was closed, or the tile alone is more than all tiles may be.
    if (!ids.has(entry.slide) || entry.image.data.byteLength > maxBytes) return;
    tiles.set(key, entry);
    sizeBytes += entry.image.data.byteLength;
    for (const [oldest, old] of tiles) {
      if (sizeBytes <= maxBytes) return;
      remove(oldest, old);
    }
  }

  function decodeOnce(slide: symbol, key: string, decode: () => Promise<RgbImage>): Promise<RgbImage> {
    const started = decode().then(
      (image) => {
        decoding.delete(key);
        keep(key, { slide, image });
        return image;
      },
      (error: unknown) => {
        decoding.delete(key);
        throw error;
      },
    );
    decoding.set(key, started);
    return started;
  }

  return {
    get: async (slide, shortKey, decode) => {
      const key = fullKey(slide, shortKey);
      const cached = tiles.get(key);
      if (cached === undefined) return decoding.get(key) ?? decodeOnce(slide, key, decode);
      tiles.delete(key);
      tiles.set(key, cached);
      return cached.image;
    },
    drop: (slide) => {
      for (const [key, entry] of tiles) if (entry.slide === slide) remove(key, entry);
      ids.delete(slide);
    },
    get sizeBytes() {
      return sizeBytes;
    },
  };
}
