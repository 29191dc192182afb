import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import protobuf from 'protobufjs';
import { commentOf, parseProtos } from './proto-comments.js';
import type { GenerateStep } from './steps.js';

const FILES = ['slide', 'prediction', 'model', 'training', 'ensemble', 'evaluation', 'common'].map(
  (name) => `sentinode/v1/${name}.proto`,
);
const OUTPUT = 'docs/api.md';

const INTRODUCTION = `<!-- Generated from proto/ by \`npm run generate\`; edit the comments there. -->
# API

Package \`sentinode.v1\`, gRPC. Every error carries \`google.rpc.ErrorInfo\`; [errors.md](errors.md) lists the reasons.
Send \`x-request-id\` (1 to 128 of \`A-Z a-z 0-9 . _ : -\`) to find a call in the server's log; it comes back in the
response's metadata, and the server makes one up when there is none.

Beside these services the server speaks the Open Inference Protocol ([oip.md](oip.md)), \`grpc.reflection\` (\`v1\`,
\`v1alpha\`) and \`grpc.health.v1.Health\` (\`Check\`, \`Watch\`, \`List\`). \`""\`, SlideService, PredictionService and
GRPCInferenceService are \`SERVING\` while every member of the ensemble is served and the compute process is up;
ModelService, TrainingService and EvaluationService, through which that is put right, are until the server drains.
`;

/** The API reference, from the comments of the protos. */
export const apiDocs: GenerateStep = {
  name: 'API reference',
  outputs: [OUTPUT],
  async run({ repoRoot, outRoot }) {
    const protoRoot = join(repoRoot, 'proto');
    const parts = [INTRODUCTION];
    for (const file of FILES) parts.push(await describeFile(protoRoot, file));
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, parts.join('\n'));
  },
};

async function describeFile(protoRoot: string, file: string): Promise<string> {
  const root = await parseProtos(protoRoot, [file]);
  const title = (await readFile(join(protoRoot, file), 'utf8')).split('\n', 1)[0]?.replace(/^\/\/ /, '') ?? file;
  const items = (root.lookup('sentinode.v1') as protobuf.Namespace).nestedArray;
  const sections = items.map(describe).filter((text) => text !== '');
  return [`## \`${file}\``, '', title, '', ...sections].join('\n');
}

function describe(item: protobuf.ReflectionObject): string {
  if (item instanceof protobuf.Service) return describeService(item);
  if (item instanceof protobuf.Type) return describeMessage(item);
  if (item instanceof protobuf.Enum) return describeEnum(item);
  return '';
}

function describeService(service: protobuf.Service): string {
  const rows = service.methodsArray.map((method) => {
    const request = `${method.requestStream ? 'stream ' : ''}${linkOf(method.requestType)}`;
    const response = `${method.responseStream ? 'stream ' : ''}${linkOf(method.responseType)}`;
    return `| \`${method.name}\` | ${request} | ${response} | ${cell(commentOf(method))} |`;
  });
  return [
    `### ${service.name}`,
    '',
    commentOf(service),
    '',
    ...table(['method', 'request', 'response', ''], rows),
  ].join('\n');
}

function describeMessage(message: protobuf.Type): string {
  const rows = message.fieldsArray.map(
    (field) => `| \`${field.name}\` | ${field.id} | ${typeOf(field)} | ${cell(commentOf(field))} |`,
  );
  const fields = rows.length === 0 ? [] : table(['field', 'no.', 'type', ''], rows);
  return [`### ${message.name}`, '', commentOf(message), '', ...fields].join('\n');
}

function describeEnum(values: protobuf.Enum): string {
  const rows = Object.entries(values.values).map(
    ([name, number]) => `| \`${name}\` | ${number} | ${cell(commentOf({ comment: values.comments[name] ?? null }))} |`,
  );
  return [`### ${values.name}`, '', commentOf(values), '', ...table(['value', 'no.', ''], rows)].join('\n');
}

function typeOf(field: protobuf.Field): string {
  const real = field.partOf !== null && !field.partOf.isProto3Optional;
  const label = field.repeated ? 'repeated ' : field.options?.['proto3_optional'] === true ? 'optional ' : '';
  const choice = real ? ` (one of \`${field.partOf?.name}\`)` : '';
  return `${label}${linkOf(field.type)}${choice}`;
}

/** Our own messages are headings of the same page; published and scalar types stand as they are. */
function linkOf(type: string): string {
  return /^[A-Z]\w*$/.test(type) ? `[\`${type}\`](#${type.toLowerCase()})` : `\`${type}\``;
}

function table(heads: readonly string[], rows: readonly string[]): string[] {
  return [`| ${heads.join(' | ')} |`, `|${heads.map(() => ' --- |').join('')}`, ...rows, ''];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
