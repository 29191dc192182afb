// QIDO-RS: which objects a series has.
import { isDicomUid } from '../../../domain/archives/dicom-uid.js';
import type { SeriesQuery } from '../../../domain/archives/series-query.js';
import { MAX_REFERENCED_INSTANCES, type SlideReference } from '../../../domain/archives/slide-reference.js';
import { TAG } from '../../dicom/dataset/tags.js';
import { describeSopClass, WHOLE_SLIDE_CLASS } from '../../dicom/sop-classes.js';
import { unsupported } from '../../slide-error.js';
import { answerInvalid, objectNotFound } from '../http/archive-error.js';
import type { ArchiveAnswer, ArchiveClient } from '../http/archive-client.js';
import { jsonTag } from '../metadata/json-dataset.js';
import { createListParser } from '../metadata/list-parser.js';
import { textOf, type Dataset } from '../../dicom/dataset/dataset.js';
import { LIST_PAGE, MAX_LIST_BYTES } from '../limits.js';
import { seriesPath } from './web-object.js';

const STUDY_INSTANCE_UID = 0x0020_000d;

const SHAPE = { values: new Set([STUDY_INSTANCE_UID, TAG.seriesInstanceUid, TAG.sopInstanceUid, TAG.sopClassUid]) };

/**
 * The series' whole-slide images. Throws ARCHIVE_OBJECT_NOT_FOUND for a series that is not there, SLIDE_UNSUPPORTED for
 * one of other objects.
 */
export async function findSeries(
  client: ArchiveClient,
  { archive, studyUid, seriesUid }: SeriesQuery,
  signal: AbortSignal,
): Promise<SlideReference> {
  const study = studyUid ?? (await findStudy(client, seriesUid, signal));
  const objects = await listObjects(client, `${seriesPath(study, seriesUid)}/instances`, signal);
  if (objects.size === 0) throw objectNotFound(client.name, 'the series');
  // A server that leaves classes out of its lists has them in the metadata, which are looked at next.
  const slides = [...objects].filter(([, sopClass]) => sopClass === WHOLE_SLIDE_CLASS || sopClass === '');
  if (slides.length === 0) {
    throw unsupported(`the series holds ${describeSopClass([...objects.values()][0] ?? '')}, not a whole-slide image`);
  }
  return { archive, studyUid: study, seriesUid, instanceUids: slides.map(([uid]) => uid).sort() };
}

async function findStudy(client: ArchiveClient, seriesUid: string, signal: AbortSignal): Promise<string> {
  const found = await list(client, `/series?SeriesInstanceUID=${seriesUid}&limit=2`, signal);
  // Some servers take a query that they do not know for none.
  const uids = found
    .filter((one) => textOf(one, TAG.seriesInstanceUid) === seriesUid)
    .map((one) => textOf(one, STUDY_INSTANCE_UID));
  const [uid] = uids;
  if (uid === undefined) throw objectNotFound(client.name, 'the series');
  if (!isDicomUid(uid)) throw answerInvalid(client.name, 'it names no study of the series');
  return uid;
}

/** Classes by identifiers. Asks on until nothing new comes: a server may give fewer at a time than it was asked for. */
async function listObjects(
  client: ArchiveClient,
  path: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const objects = new Map<string, string>();
  for (let before = -1; objects.size > before;) {
    before = objects.size;
    const query = `includefield=${jsonTag(TAG.sopClassUid)}&limit=${LIST_PAGE}&offset=${before}`;
    for (const one of await list(client, `${path}?${query}`, signal)) {
      const uid = textOf(one, TAG.sopInstanceUid);
      if (!isDicomUid(uid)) throw answerInvalid(client.name, 'it lists an object without an identifier');
      objects.set(uid, textOf(one, TAG.sopClassUid));
    }
    if (objects.size > MAX_REFERENCED_INSTANCES) {
      throw unsupported(`the series has more than ${MAX_REFERENCED_INSTANCES} objects`);
    }
  }
  return objects;
}

function list(client: ArchiveClient, path: string, signal: AbortSignal): Promise<readonly Dataset[]> {
  return client.get({
    path,
    accept: 'application/dicom+json',
    maxBytes: MAX_LIST_BYTES,
    what: 'the series',
    signal,
    take: (answer) => listOf(client, answer),
  });
}

/** An answer without content (204) is an empty list. */
async function listOf(client: ArchiveClient, { status, body }: ArchiveAnswer): Promise<readonly Dataset[]> {
  const parser = createListParser(SHAPE, MAX_REFERENCED_INSTANCES);
  for await (const chunk of body) {
    const problem = parser.write(chunk);
    if (problem !== undefined) throw answerInvalid(client.name, problem);
  }
  const found = parser.end();
  if (found !== undefined) return found;
  if (status === 204 || parser.isEmpty()) return [];
  throw answerInvalid(client.name, 'a search is not answered with a list');
}
