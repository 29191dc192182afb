import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What Orthanc answered, by the path below its DICOMweb service: `record-answers.ts` asked. */
export interface RecordedAnswer {
  readonly contentType: string;
  readonly body: Buffer;
}

export interface Recording {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
}

export const RECORDING_FILE = path.join(
  fileURLToPath(new URL('../../../fixtures/fuzz-web', import.meta.url)),
  'orthanc.json',
);

interface Stored extends Omit<Recording, 'answers'> {
  readonly answers: Readonly<Record<string, { readonly contentType: string; readonly base64: string }>>;
}

export async function readRecording(): Promise<Recording> {
  const { answers, ...series } = JSON.parse(await readFile(RECORDING_FILE, 'utf8')) as Stored;
  const decoded = Object.entries(answers).map(
    ([place, { contentType, base64 }]) => [place, { contentType, body: Buffer.from(base64, 'base64') }] as const,
  );
  return { ...series, answers: new Map(decoded) };
}

export function encodeRecording({ answers, ...series }: Recording): string {
  const encoded = [...answers].map(([place, { contentType, body }]) => [
    place,
    { contentType, base64: body.toString('base64') },
  ]);
  return `${JSON.stringify({ ...series, answers: Object.fromEntries(encoded) as Stored['answers'] }, null, 1)}\n`;
}
