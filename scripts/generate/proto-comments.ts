import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import protobuf from 'protobufjs';

/** Parses our .proto files with names and comments as written. */
export async function parseProtos(protoRoot: string, files: readonly string[]): Promise<protobuf.Root> {
  const root = new protobuf.Root();
  for (const file of files) {
    protobuf.parse(await readFile(join(protoRoot, file), 'utf8'), root, {
      keepCase: true,
      alternateCommentMode: true,
      preferTrailingComment: false,
    });
  }
  return root;
}

/** A leading comment as one line of Markdown. */
export function commentOf(object: { readonly comment: string | null }): string {
  return (object.comment ?? '').replace(/\s*\n\s*/g, ' ').trim();
}
