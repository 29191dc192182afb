/** Where the frames of one picture come from: files, or a server that holds them. */
export interface FrameSource {
  /** The frame's bytes as they are stored, the caller's own. 0 is the picture's first. */
  read(frame: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Frames are long in coming: they are awaited outside of the places for decoding. The source bounds their bytes. */
  readonly remote?: boolean;
  close(): Promise<void>;
}
