import { createUnfilterKernel, FILTERS, SLACK_BYTES } from './unfilter-kernel.js';

const CHANNELS = 3;

/** Room for a picture's filtered rows, and what makes of them pixels. One picture at a time. */
export interface RowDesk {
  /** So many bytes of them, to be filled in. */
  filtered(bytes: number): Uint8Array;
  /**
   * The pixels of rows of so many, each led by the number of its filter, until the next call. Undefined for a filter
   * that does not exist.
   */
  unfilter(rows: number, widthPx: number): Uint8Array | undefined;
}

/** For up to `maxPixels` of RGB. */
export function createRowDesk(maxPixels: number): RowDesk {
  // A row has one pixel at least, and with it the number of its filter.
  const filteredBytes = maxPixels * (CHANNELS + 1) + SLACK_BYTES;
  const pixelBytes = maxPixels * CHANNELS + SLACK_BYTES;
  // The zeros above the first row may be as many as all pixels are.
  const target = filteredBytes + pixelBytes;
  const { memory, run } = createUnfilterKernel(target + pixelBytes);
  const source = new Uint8Array(memory, 0, filteredBytes);
  return {
    filtered: (bytes) => source.subarray(0, bytes),
    unfilter: (rows, widthPx) => {
      const rowBytes = widthPx * CHANNELS;
      new Uint8Array(memory, target - rowBytes, rowBytes).fill(0);
      for (let row = 0; row < rows; row += 1) {
        const lead = row * (rowBytes + 1);
        const to = target + row * rowBytes;
        const filter = source[lead] ?? FILTERS;
        if (filter >= FILTERS) return undefined;
        run(lead + 1, to, to - rowBytes, to + rowBytes, filter);
      }
      return new Uint8Array(memory, target, rows * rowBytes);
    },
  };
}
