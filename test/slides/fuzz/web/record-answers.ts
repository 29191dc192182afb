// Records what a real Orthanc answers of a small slide: `npx tsx test/slides/fuzz/web/record-answers.ts`, after
// `make orthanc`. Kept in the repository, so that the fuzz of lying servers needs none.
import { writeFile } from 'node:fs/promises';
import { iccProfile } from '../../../support/icc-profiles.js';
import { dicomFiles } from '../../dicom/support/dicom-set.js';
import { startOrthanc, USER } from '../../dicomweb/support/orthanc.js';
import { halfPicture, picture } from '../corpus/tissue.js';
import { encodeRecording, RECORDING_FILE, type RecordedAnswer } from './recorded-answers.js';

const STUDY = '1.2.3.100';
const SERIES = '1.2.3.900';
const TILE = [32, 32] as const;
const series = SERIES.slice(SERIES.lastIndexOf('.') + 1);
const SERIES_PATH = `/studies/${STUDY}/series/${SERIES}`;

/** Objects by the number that ends their UID, with the frames that each has. */
const FRAMES: ReadonlyMap<string, number> = new Map([
  ['901', 6],
  ['902', 2],
  ['903', 1],
]);

const orthanc = await startOrthanc();
try {
  const files = await dicomFiles([
    { pictures: [picture], tile: TILE, codec: 'jpeg', series, instance: '901', iccProfile: await iccProfile('matrix') },
    { pictures: [halfPicture], tile: TILE, organization: 'TILED_SPARSE', mpp: [0.5, 0.5], series, instance: '902' },
    { pictures: [halfPicture], tile: [40, 32], flavour: 'LABEL', codec: 'jpeg', series, instance: '903' },
  ]);
  await orthanc.store([...files.values()]);
  const answers = new Map<string, RecordedAnswer>();
  const record = async (path: string, accept: string): Promise<Buffer> => {
    const authorization = `Basic ${Buffer.from(`${USER.username}:${USER.password}`).toString('base64')}`;
    const response = await fetch(`${orthanc.url}${path}`, { headers: { accept, authorization } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const body = Buffer.from(await response.arrayBuffer());
    answers.set(path.split('?')[0] ?? path, { contentType: response.headers.get('content-type') ?? '', body });
    return body;
  };
  const json = 'application/dicom+json';
  const frames = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';
  await record(`/series?SeriesInstanceUID=${SERIES}&limit=2`, json);
  const list = JSON.parse(
    (await record(`${SERIES_PATH}/instances?includefield=00080016&limit=1000&offset=0`, json)).toString(),
  ) as Record<string, { Value?: string[] }>[];
  for (const uid of list.flatMap((one) => one['00080018']?.Value ?? [])) {
    const object = `${SERIES_PATH}/instances/${uid}`;
    const metadata = (await record(`${object}/metadata`, json)).toString();
    const count = FRAMES.get(uid.slice(uid.lastIndexOf('.') + 1)) ?? 0;
    for (let frame = 1; frame <= count; frame += 1) await record(`${object}/frames/${frame}`, frames);
    const [, bulk] = /"00282000"[^}]*"BulkDataURI"\s*:\s*"[^"]*\/instances\/[^"/]*\/([^"]*)"/.exec(metadata) ?? [];
    if (bulk !== undefined) await record(`${object}/${bulk}`, 'multipart/related; type="application/octet-stream"');
  }
  await writeFile(RECORDING_FILE, encodeRecording({ studyUid: STUDY, seriesUid: SERIES, answers }));
  const told = [...answers].map(([path, { body, contentType }]) => `${path} ${body.length} ${contentType}`);
  process.stdout.write(`${told.join('\n')}\n`);
} finally {
  await orthanc.stop();
}
process.exit(0);
