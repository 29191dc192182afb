/** Where the frames of one picture come from: files, or a server that holds them. */
export interface FrameSource {
  /** The frame's bytes as they are stored, the caller's own. 0 is the picture's first. */
  read(frame: number): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}
