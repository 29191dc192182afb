import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import protobuf from 'protobufjs';
import { commentOf, parseProtos } from './proto-comments.js';
import type { GenerateStep } from './steps.js';

const PACKAGE = 'sentinode/v1';
/** Services first, in the order in which they are met; a file that is not named here comes behind them. */
const FIRST = ['slide', 'prediction', 'model', 'training', 'training_data', 'ensemble', 'evaluation'];
/** Its values are a document of their own. */
const REASONS = 'error_reason';
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
    for (const name of await protoNames(protoRoot)) parts.push(await describeFile(protoRoot, name));
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, parts.join('\n'));
  },
};

async function protoNames(protoRoot: string): Promise<readonly string[]> {
  const files = await readdir(join(protoRoot, PACKAGE));
  const names = files.filter((file) => file.endsWith('.proto')).map((file) => basename(file, '.proto'));
  const place = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return names.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

async function describeFile(protoRoot: string, name: string): Promise<string> {
  const file = `${PACKAGE}/${name}.proto`;
  const root = await parseProtos(protoRoot, [file]);
  const title = (await readFile(join(protoRoot, file), 'utf8')).split('\n', 1)[0]?.replace(/^\/\/ /, '') ?? file;
  if (name === REASONS)
    return [`## \`${file}\``, '', title, '', 'They are listed in [errors.md](errors.md).', ''].join('\n');
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
