import { element, joined, writeElements } from './elements.js';

/** A medium's table of contents: the files by the parts of their names. */
export function writeDicomDir(files: readonly (readonly string[])[]): Uint8Array {
  const records = files.map((parts) => [
    element(0x00041430, 'CS', 'IMAGE'),
    element(0x00041500, 'CS', parts.join('\\')),
  ]);
  const meta = [element(0x00020002, 'UI', '1.2.840.10008.1.3.10'), element(0x00020010, 'UI', '1.2.840.10008.1.2.1')];
  return joined([
    new Uint8Array(128),
    new TextEncoder().encode('DICM'),
    writeElements([...meta, element(0x00041130, 'CS', 'SLIDES'), element(0x00041220, 'SQ', records)]),
  ]);
}
