import { readFile } from 'node:fs/promises';
import { decodePatch } from '../../../src/image/decode-patch.js';

const folder = new URL('../../fixtures/stain/', import.meta.url);

/** RGB pixels of a picture of torchstain's pair, or of what it was normalised to. */
export async function stainPixels(name: string): Promise<Uint8Array> {
  return (await decodePatch(await readFile(new URL(name, folder)))).data;
}

interface StainPair {
  readonly haematoxylin: readonly number[];
  readonly eosin: readonly number[];
}

export interface GoldenStain {
  readonly macenko: StainPair & { readonly maxima: readonly number[] };
  readonly vahadane: StainPair;
  readonly reinhard: { readonly means: readonly number[]; readonly deviations: readonly number[] };
}

/** By torchstain and SPAMS; see make_golden.py. */
export async function goldenStains(): Promise<Readonly<Record<'source' | 'target', GoldenStain>>> {
  return JSON.parse(await readFile(new URL('golden.json', folder), 'utf8')) as Record<'source' | 'target', GoldenStain>;
}
