// A training file on disk: its content, and where in the text each key and value stands.
import { open } from 'node:fs/promises';
import { isMap, isNode, isPair, LineCounter, parseDocument, type Document } from 'yaml';
import { CliError } from '../../errors/cli-error.js';
import { EXIT } from '../../errors/exit-codes.js';
import { configError } from './config-error.js';
import { isMapping, type RawConfig } from './raw-value.js';

/** A hundred times the longest of the examples. */
const MAX_FILE_BYTES = 1024 * 1024;

export interface TrainFile {
  readonly path: string;
  readonly content: RawConfig;
  /** `FILE:LINE:COLUMN` of a value, of its key, or of the nearest mapping around them that is there. */
  placeOf(path: readonly PropertyKey[], ofKey: boolean): string;
}

/** Throws CONFIG_INVALID with every place that is no YAML. */
export async function readTrainFile(path: string): Promise<TrainFile> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(path), { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  if (document.errors.length > 0) {
    throw configError(
      path,
      document.errors.map(({ pos, message }) => ({ field: '', place: placeAt(pos[0]), description: message })),
    );
  }
  return {
    path,
    content: contentOf(document, path),
    placeOf: (keys, ofKey) => placeAt(offsetOf(document, keys, ofKey)),
  };
}

async function readText(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MAX_FILE_BYTES) {
      throw new CliError(
        'CONFIG_INVALID',
        EXIT.usage,
        `${path} has more than ${MAX_FILE_BYTES} bytes: no training file`,
      );
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function contentOf(document: Document, path: string): RawConfig {
  let content: unknown;
  try {
    content = document.toJS();
  } catch (cause) {
    // Aliases that repeat each other beyond measure.
    throw new CliError('CONFIG_INVALID', EXIT.usage, `${path}: ${(cause as Error).message}`, cause);
  }
  if (content === null || content === undefined) return {};
  if (isMapping(content)) return content;
  throw configError(path, [{ field: '', place: `${path}:1:1`, description: 'is not a mapping of keys' }]);
}

function offsetOf(document: Document, path: readonly PropertyKey[], ofKey: boolean): number {
  const pair = pairOf(document, path);
  if (pair !== undefined && (ofKey || !isNode(pair.value) || isMap(pair.value))) return startOf(pair.key);
  const node = document.getIn(path, true);
  if (isNode(node)) return startOf(node);
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1), true);
}

function pairOf(
  document: Document,
  path: readonly PropertyKey[],
): { readonly key: unknown; readonly value: unknown } | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const name = String(path.at(-1));
  return parent.items.find((item) => isPair(item) && String(item.key) === name);
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
