import type { FileSource } from '../file-source.js';

interface Slice {
  readonly offset: number;
  readonly length: number;
}

/** What geotiff asks of a source of bytes (its BaseSource, which it does not export). */
export interface GeotiffSource {
  fetch(slices: Slice[]): Promise<ArrayBuffer[]>;
  fetchSlice(slice: Slice): Promise<Slice & { readonly data: ArrayBuffer }>;
  readonly fileSize: number;
  close(): Promise<void>;
}

/** Lets geotiff read headers through our block cache. It may ask past the end of the file and gets what is there. */
export function geotiffSource(file: FileSource): GeotiffSource {
  const fetchData = async (slice: Slice): Promise<ArrayBuffer> =>
    (await file.readHeader(slice.offset, slice.length)).buffer;
  return {
    fetch: (slices) => Promise.all(slices.map(fetchData)),
    fetchSlice: async (slice) => ({ ...slice, data: await fetchData(slice) }),
    fileSize: file.sizeBytes,
    close: () => file.close(),
  };
}
