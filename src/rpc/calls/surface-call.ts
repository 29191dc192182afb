import type { Deadline, Metadata } from '@grpc/grpc-js';

/** What all four kinds of call of grpc-js have in common. */
export interface SurfaceCall {
  readonly cancelled: boolean;
  readonly metadata: Metadata;
  getPath(): string;
  /** Address and port of the other end. */
  getPeer(): string;
  getDeadline(): Deadline;
  sendMetadata(metadata: Metadata): void;
  once(event: 'cancelled', listener: () => void): unknown;
  removeListener(event: 'cancelled', listener: () => void): unknown;
}
