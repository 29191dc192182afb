/** Moves the tables out of a JPEG stream, as TIFF's JPEGTables has them. */
export function splitTables(jpeg: Uint8Array): { readonly tables: Uint8Array; readonly rest: Uint8Array } {
  const tables: number[] = [0xff, 0xd8];
  const rest: number[] = [0xff, 0xd8];
  let at = 2;
  while (jpeg[at + 1] !== 0xda) {
    const end = at + 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
    const isTable = jpeg[at + 1] === 0xdb || jpeg[at + 1] === 0xc4;
    if (isTable) tables.push(...jpeg.subarray(at, end));
    else if ((jpeg[at + 1] ?? 0) < 0xe0) rest.push(...jpeg.subarray(at, end));
    at = end;
  }
  return { tables: Uint8Array.from([...tables, 0xff, 0xd9]), rest: Uint8Array.from([...rest, ...jpeg.subarray(at)]) };
}
