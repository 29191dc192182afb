import type { DicomInstance } from '../instance.js';
import type { DicomPicture } from '../series/picture.js';
import type { FrameSource } from './frame-source.js';

/** Opens the frames of one instance. */
export type OpenFrames<Instance extends DicomInstance> = (
  part: Instance,
  signal: AbortSignal | undefined,
) => Promise<FrameSource>;

/** The frames of a picture, one part after the other. */
export async function openPictureFrames<Instance extends DicomInstance>(
  { parts }: DicomPicture<Instance>,
  openFrames: OpenFrames<Instance>,
  signal: AbortSignal | undefined,
): Promise<FrameSource> {
  const sources: FrameSource[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(sources.map((source) => source.close()));
  };
  try {
    for (const part of parts) sources.push(await openFrames(part, signal));
  } catch (error) {
    await close();
    throw error;
  }
  const remote = sources.some((source) => source.remote === true);
  return { read: (frame) => readFrom(parts, sources, frame), remote, close };
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
