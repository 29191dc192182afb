import type { SlideCells } from './training-slide.js';

/** Cell lists as JSON carries them: four bytes a cell, in base64. */
type Stored = Omit<SlideCells, 'tumour' | 'normal' | 'halfTumour'> & {
  readonly tumour: string;
  readonly normal: string;
  readonly halfTumour: string;
};

export function toStoredCells(cells: SlideCells): Stored {
  const { tumour, normal, halfTumour } = cells;
  return { ...cells, tumour: toText(tumour), normal: toText(normal), halfTumour: toText(halfTumour) };
}

/** Undefined when nothing of that shape was stored. */
export function fromStoredCells(stored: unknown): SlideCells | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { tumour, normal, halfTumour, ...rest } = stored as Stored;
  return { ...rest, tumour: toCells(tumour), normal: toCells(normal), halfTumour: toCells(halfTumour) };
}

function toText(cells: Uint32Array): string {
  return Buffer.from(cells.buffer, cells.byteOffset, cells.byteLength).toString('base64');
}

function toCells(text: string): Uint32Array {
  // Copied, so that the numbers are aligned.
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Uint32Array(bytes.buffer, 0, bytes.byteLength / 4);
}
