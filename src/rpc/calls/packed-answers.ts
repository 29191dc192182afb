import type { ServiceDefinition } from '@grpc/grpc-js';
import { mapMethods } from './map-methods.js';

/** A unary answer in bytes, made before it leaves, so that its size is known. */
export class PackedAnswer {
  readonly byteLength: number;
  readonly #release: () => void;
  #bytes: Buffer | undefined;

  constructor(bytes: Buffer, release: () => void) {
    this.byteLength = bytes.length;
    this.#bytes = bytes;
    this.#release = release;
  }

  /** Once: grpc-js copies them into a frame, and two copies of a large answer are one too many. */
  takeBytes(): Buffer {
    const bytes = this.#bytes ?? Buffer.alloc(0);
    this.#bytes = undefined;
    return bytes;
  }

  /** It has left, or never will. */
  release(): void {
    this.#release();
  }
}

export interface AnswerPacker {
  /** The same service, whose answers may come packed. */
  accept(service: ServiceDefinition): ServiceDefinition;
  /** The bytes of an answer of the method at `path`, which was accepted before. */
  serialize(path: string, answer: unknown): Buffer;
}

export function createAnswerPacker(): AnswerPacker {
  const serializers = new Map<string, (answer: unknown) => Buffer>();
  return {
    accept: (service) =>
      mapMethods(service, (method) => {
        const serialize = (answer: unknown): Buffer => method.responseSerialize(answer as object);
        serializers.set(method.path, serialize);
        return {
          responseSerialize: (answer) => (answer instanceof PackedAnswer ? answer.takeBytes() : serialize(answer)),
        };
      }),
    serialize: (path, answer) => {
      const serialize = serializers.get(path);
      if (serialize === undefined) throw new Error(`${path} is not served`);
      return serialize(answer);
    },
  };
}
