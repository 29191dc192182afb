import type { ServiceDefinition } from '@grpc/grpc-js';
import { AppError } from '../../domain/errors/app-error.js';
import { mapMethods } from './map-methods.js';

/** Stands in for a message that is none; grpc-js itself would answer INTERNAL, as if the defect were here. */
class MalformedRequest {
  readonly problem: unknown;

  constructor(problem: unknown) {
    this.problem = problem;
  }
}

/** The same service, whose requests arrive even when their bytes are no message. */
export function acceptMalformed(service: ServiceDefinition): ServiceDefinition {
  return mapMethods(service, (method) => ({
    requestDeserialize: (bytes) => {
      try {
        return method.requestDeserialize(bytes);
      } catch (problem) {
        return new MalformedRequest(problem);
      }
    },
  }));
}

/** Throws INVALID_FIELD for what `acceptMalformed` let through. */
export function requireWellFormed<T>(request: T): T {
  if (!(request instanceof MalformedRequest)) return request;
  throw new AppError('INVALID_FIELD', 'the bytes of the request are no message of its type', {
    cause: request.problem,
  });
}
