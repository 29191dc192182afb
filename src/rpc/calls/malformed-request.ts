import type { ServiceDefinition } from '@grpc/grpc-js';
import { AppError } from '../../domain/errors/app-error.js';

/** Stands in for a message that is none; grpc-js itself would answer INTERNAL, as if the defect were here. */
class MalformedRequest {
  readonly problem: unknown;

  constructor(problem: unknown) {
    this.problem = problem;
  }
}

/** The same service, whose requests arrive even when their bytes are no message. */
export function acceptMalformed(service: ServiceDefinition): ServiceDefinition {
  const methods = Object.entries(service).map(([name, method]) => {
    const requestDeserialize = (bytes: Buffer): unknown => {
      try {
        return method.requestDeserialize(bytes);
      } catch (problem) {
        return new MalformedRequest(problem);
      }
    };
    return [name, { ...method, requestDeserialize }] as const;
  });
  return Object.fromEntries(methods);
}

/** Throws INVALID_FIELD for what `acceptMalformed` let through. */
export function requireWellFormed<T>(request: T): T {
  if (!(request instanceof MalformedRequest)) return request;
  throw new AppError('INVALID_FIELD', 'the bytes of the request are no message of its type', {
    cause: request.problem,
  });
}
