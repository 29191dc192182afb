import type { SlideFileSet } from '../../../ports/slide-reader.js';
import { openFileSource } from '../../file-source.js';
import type { DicomInstance } from '../instance.js';
import type { DicomPicture } from '../series/picture.js';
import { createFileFrames } from './file-frames.js';
import type { FrameSource } from './frame-source.js';

/** The frames of a picture, one file after the other. */
export async function openPictureFrames(
  files: SlideFileSet,
  { parts }: DicomPicture,
  signal: AbortSignal | undefined,
): Promise<FrameSource> {
  const sources: FrameSource[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sources.map((source) => source.close()));
  };
  try {
    for (const part of parts) sources.push(await openPart(files, part, signal));
  } catch (error) {
    await close();
    throw error;
  }
  return { read: (frame) => readFrom(parts, sources, frame), close };
}

async function openPart(
  files: SlideFileSet,
  part: DicomInstance,
  signal: AbortSignal | undefined,
): Promise<FrameSource> {
  const file = await openFileSource(files, part.fileName);
  try {
    return await createFileFrames(file, part, signal);
  } catch (error) {
    await file.close();
    throw error;
  }
}

function readFrom(
  parts: readonly DicomInstance[],
  sources: readonly FrameSource[],
  frame: number,
): ReturnType<FrameSource['read']> {
  let before = 0;
  for (const [i, part] of parts.entries()) {
    const source = sources[i];
    if (source !== undefined && frame < before + part.frameCount) return source.read(frame - before);
    before += part.frameCount;
  }
  throw new RangeError(`frame ${frame} of ${before}`);
}
