import {
  credentials,
  loadPackageDefinition,
  type ClientDuplexStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import protobuf from 'protobufjs';
import descriptorJson from 'protobufjs/google/protobuf/descriptor.json' with { type: 'json' };
import { SERVICE_NAMES } from '../../src/rpc/protos.js';
import { startTestServer, type TestServer } from './support/start-test-server.js';

interface Answer {
  readonly listServicesResponse?: { readonly service: readonly { readonly name: string }[] };
  readonly fileDescriptorResponse?: { readonly fileDescriptorProto: readonly Buffer[] };
}

interface FileDescriptor {
  readonly name: string;
  readonly package: string;
  readonly dependency: readonly string[];
  readonly messageType?: readonly MessageDescriptor[];
}

interface MessageDescriptor {
  readonly name: string;
  readonly nestedType?: readonly MessageDescriptor[];
}

const fileType = protobuf.Root.fromJSON(descriptorJson).lookupType('google.protobuf.FileDescriptorProto');

function decodeFile(bytes: Buffer): FileDescriptor {
  return fileType.decode(bytes) as unknown as FileDescriptor;
}

let running: TestServer;

afterEach(() => running.stop());

describe.each(['v1', 'v1alpha'])('grpc.reflection.%s', (version) => {
  it('lists our services and health', async () => {
    const { listServicesResponse } = await ask(version, { listServices: '*' });
    const names = listServicesResponse?.service.map(({ name }) => name);
    expect(names?.sort()).toEqual(['grpc.health.v1.Health', ...SERVICE_NAMES].sort());
  });

  it.each(SERVICE_NAMES)('gives %s with every file that it imports, as strict clients need it', async (name) => {
    const { fileDescriptorResponse } = await ask(version, { fileContainingSymbol: name });
    const files = fileDescriptorResponse?.fileDescriptorProto.map(decodeFile) ?? [];
    expect(files[0]).toMatchObject(fileOf(name));
    const present = new Set(files.map((file) => file.name));
    const imported = files.flatMap((file) => file.dependency);
    expect(imported).not.toEqual([]);
    expect(imported.filter((dependency) => !present.has(dependency))).toEqual([]);
  });

  it('names map entries as a compiler does, which Go checks', async () => {
    const { fileDescriptorResponse } = await ask(version, { fileContainingSymbol: 'grpc.health.v1.Health' });
    const [file] = fileDescriptorResponse?.fileDescriptorProto.map(decodeFile) ?? [];
    const message = file?.messageType?.find(({ name }) => name === 'HealthListResponse');
    expect(message?.nestedType?.map(({ name }) => name)).toEqual(['StatusesEntry']);
  });
});

function fileOf(service: string): { readonly name: string; readonly package: string } {
  if (service === 'inference.GRPCInferenceService') {
    return { name: 'inference/grpc_service.proto', package: 'inference' };
  }
  const file = service.replace('sentinode.v1.', '').replace('Service', '').toLowerCase();
  return { name: `sentinode/v1/${file}.proto`, package: 'sentinode.v1' };
}

async function ask(version: string, request: object): Promise<Answer> {
  running = await startTestServer();
  const proto = `../../node_modules/@grpc/reflection/build/proto/grpc/reflection/${version}/reflection.proto`;
  const types = loadPackageDefinition(loadSync(fileURLToPath(new URL(proto, import.meta.url)), { defaults: false }));
  const reflection = (
    types['grpc'] as unknown as { reflection: Record<string, { ServerReflection: ServiceClientConstructor }> }
  ).reflection;
  const Client = reflection[version]?.ServerReflection;
  if (Client === undefined) throw new Error(`no reflection ${version}`);
  const client = new Client(running.address, credentials.createInsecure());
  const call = client['serverReflectionInfo']?.() as ClientDuplexStream<object, Answer>;
  const answer = await new Promise<Answer>((resolve, reject) => {
    call.on('data', resolve).on('error', reject);
    call.write(request);
  });
  call.end();
  client.close();
  return answer;
}
