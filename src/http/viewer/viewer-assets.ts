// The page to look at slides with: its own few files, and OpenSeadragon as it is published.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly contentType: string;
  /** Where it lies; read for each request that needs it, for it is small and seldom wanted. */
  readonly file: string;
}

/** The same distance from `src/http/viewer` and from `dist/http/viewer`. */
const PAGE_DIR = fileURLToPath(new URL('../../../viewer', import.meta.url));
const LIBRARY_DIR = dirname(createRequire(import.meta.url).resolve('openseadragon'));

const SCRIPT = 'text/javascript; charset=utf-8';

export const PAGE: Asset = { contentType: 'text/html; charset=utf-8', file: join(PAGE_DIR, 'index.html') };

/** By the last part of their address. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['icon.svg', { contentType: 'image/svg+xml', file: join(PAGE_DIR, 'icon.svg') }],
  ['viewer.css', { contentType: 'text/css; charset=utf-8', file: join(PAGE_DIR, 'viewer.css') }],
  ['viewer.js', { contentType: SCRIPT, file: join(PAGE_DIR, 'viewer.js') }],
  ['openseadragon.js', { contentType: SCRIPT, file: join(LIBRARY_DIR, 'openseadragon.min.js') }],
]);

export function readAsset({ file }: Asset): Promise<Uint8Array> {
  return readFile(file);
}
