export interface UploadProgress {
  /** Hashing reads the files once before the first byte is sent; finishing is the server's probe. */
  readonly phase: 'hashing' | 'uploading' | 'finishing';
  /** Bytes of the phase that are done: hashed, or handed to the network. May fall when a connection breaks. */
  readonly doneBytes: number;
  /** Bytes of all files. */
  readonly totalBytes: number;
  /** Bytes that the server has made durable, as far as it has told. */
  readonly committedBytes: number;
}

export type OnUploadProgress = (progress: UploadProgress) => void;
