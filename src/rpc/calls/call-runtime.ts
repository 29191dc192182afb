import type { status } from '@grpc/grpc-js';
import type { CallFailure } from '../../app/calls/to-call-failure.js';
import type { Tracing } from '../../ports/tracing.js';
import type { CallRegistry } from '../../app/calls/call-registry.js';
import type { AnswerPacker } from './packed-answers.js';
import type { UnreadAnswers } from './unread-answers.js';

/** How one call went, as far as a log or a metric may know it. */
export interface CallRecord {
  /** Such as `/sentinode.v1.SlideService/GetSlide`. */
  readonly method: string;
  readonly callId: string;
  readonly code: status;
  readonly ms: number;
  readonly failure?: CallFailure;
}

/** What every call shares. */
export interface CallRuntime {
  readonly registry: CallRegistry;
  readonly tracing: Tracing;
  readonly unreadAnswers: UnreadAnswers;
  readonly packer: Pick<AnswerPacker, 'serialize'>;
  newCallId(): string;
  /** `method` as in `CallRecord`. */
  onCallStart(method: string): void;
  onCallEnd(record: CallRecord): void;
}
