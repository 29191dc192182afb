import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Server } from '@grpc/grpc-js';
import type { EnumTypeDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { Reader } from 'protobufjs';
import { PROTO_ROOT } from './proto-files.js';

/** Server reflection, v1 and v1alpha, of our services and of health checking. */
export function addReflection(server: Pick<Server, 'addService'>): void {
  new ReflectionService({ sentinode: compiledFiles() }).addToServer(server);
}

/**
 * The library takes descriptors from whatever a loaded package holds. proto-loader's own name no imports and misname
 * map entries, so that C++, Python and Go refuse them; these were written by a protobuf compiler.
 */
function compiledFiles(): EnumTypeDefinition {
  const set = readFileSync(join(PROTO_ROOT, 'descriptors.binpb'));
  return { format: 'Protocol Buffer 3 EnumDescriptorProto', type: {}, fileDescriptorProtos: splitSet(set) };
}

/** A FileDescriptorSet is one repeated field: a tag and a length before each file. */
function splitSet(set: Uint8Array): Buffer[] {
  const files: Buffer[] = [];
  const reader = Reader.create(set);
  while (reader.pos < reader.len) {
    reader.uint32();
    files.push(Buffer.from(reader.bytes()));
  }
  return files;
}
