import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { ERROR_REASONS, type ErrorReason } from '../../src/domain/errors/error-reason.js';
import { STATUS_CODES } from '../../src/rpc/errors/status-codes.js';
import { commentOf, parseProtos } from './proto-comments.js';
import type { GenerateStep } from './steps.js';

const OUTPUT = 'docs/errors.md';

const INTRODUCTION = `<!-- Generated from proto/sentinode/v1/error_reason.proto and src/rpc/errors/status-codes.ts by \`npm run generate\`. -->
# Errors

Every error of a Sentinode service carries a \`google.rpc.Status\` in the trailer \`grpc-status-details-bin\`, with

- \`google.rpc.ErrorInfo\`: \`domain\` is \`sentinode.dev\`, \`reason\` one of the list below, \`metadata\` short facts;
- \`google.rpc.BadRequest\` where a request field is at fault: each violation names the field by its path in the
  request, such as \`patches[3].encoded\`;
- \`google.rpc.RetryInfo\` where waiting helps, with the same delay in the trailer \`grpc-retry-pushback-ms\`, which
  gRPC's built-in retries obey.

Trailers also carry \`x-request-id\`, under which the server's log knows the call.

Errors that the transport finds before a service sees the call carry no details: a message above the server's receive
limit (\`RESOURCE_EXHAUSTED\`), an unknown method (\`UNIMPLEMENTED\`), and a deadline that the client itself enforces
(\`DEADLINE_EXCEEDED\`).

| reason | status | when |
| --- | --- | --- |
`;

/** The list of error reasons with their status codes. */
export const errorDocs: GenerateStep = {
  name: 'error list',
  outputs: [OUTPUT],
  async run({ repoRoot, outRoot }) {
    const root = await parseProtos(join(repoRoot, 'proto'), ['sentinode/v1/error_reason.proto']);
    const { comments } = root.lookupEnum('sentinode.v1.ErrorReason');
    const rows = ERROR_REASONS.map((reason) => row(reason, comments[`ERROR_REASON_${reason}`] ?? ''));
    const path = join(outRoot, OUTPUT);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${INTRODUCTION}${rows.join('\n')}\n`);
  },
};

/** Comments begin with the status code, which has its own column here. */
function row(reason: ErrorReason, comment: string): string {
  const text = commentOf({ comment }).replace(/^[A-Z_]+\. /, '');
  return `| \`${reason}\` | \`${status[STATUS_CODES[reason]]}\` | ${text.replaceAll('|', '\\|')} |`;
}
