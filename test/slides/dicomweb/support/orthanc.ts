// A real Orthanc with its DICOMweb plugin, empty, on a port of its own: `make orthanc` brings it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suiteThatNeeds } from '../../../support/suite-that-needs.js';
import { storeInstances } from './store-instances.js';

const prefix =
  process.env['SENTINODE_ORTHANC_PREFIX'] ?? fileURLToPath(new URL('../../../../.orthanc', import.meta.url));
const program = join(prefix, 'usr/sbin/Orthanc');

export const orthancSuite = suiteThatNeeds(existsSync(program), 'Orthanc: make orthanc');

export const USER = { username: 'sentinode', password: 'open sesame' };

const START_TIMEOUT_MS = 30_000;

export interface Orthanc {
  /** Of its DICOMweb service. */
  readonly url: string;
  /** STOW-RS. */
  store(files: Iterable<Uint8Array>): Promise<void>;
  /** Removes what has this SOP Instance UID. */
  remove(sopInstanceUid: string): Promise<void>;
  /** Ends it at once, as when its machine fails. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOrthanc(): Promise<Orthanc> {
  const folder = await mkdtemp(join(tmpdir(), 'sentinode-orthanc-'));
  const port = await freePort();
  const file = join(folder, 'orthanc.json');
  await writeFile(file, JSON.stringify(configuration(folder, port)));
  const child = spawn(program, [file], { stdio: 'ignore', env: environment() });
  const ended = once(child, 'close');
  const root = `http://127.0.0.1:${port}`;
  await untilUp(root);
  return orthancOf(root, child, ended, folder);
}

function orthancOf(root: string, child: ChildProcess, ended: Promise<unknown>, folder: string): Orthanc {
  const url = `${root}/dicom-web`;
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url,
    store: (files) => storeInstances(url, authorization(), files),
    remove: async (sopInstanceUid) => {
      const body = JSON.stringify({ Level: 'Instance', Query: { SOPInstanceUID: sopInstanceUid } });
      const found = (await (await ask(`${root}/tools/find`, { method: 'POST', body })).json()) as string[];
      for (const id of found) await ask(`${root}/instances/${id}`, { method: 'DELETE' });
    },
    kill,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number): object {
  const [plugin] = readdirSync(join(prefix, 'usr/lib/orthanc')).filter((name) => name.startsWith('libOrthancDicomWeb'));
  return {
    StorageDirectory: folder,
    IndexDirectory: folder,
    HttpPort: port,
    DicomServerEnabled: false,
    AuthenticationEnabled: true,
    RegisteredUsers: { [USER.username]: USER.password },
    Plugins: [join(prefix, 'usr/lib/orthanc', plugin ?? '')],
    DicomWeb: { Enable: true, Root: '/dicom-web/' },
  };
}

/** Its libraries lie beside it, and so do the names of the DICOM elements. */
function environment(): NodeJS.ProcessEnv {
  const share = join(prefix, 'usr/share');
  const libraries = readdirSync(join(prefix, 'usr/lib')).map((name) => join(prefix, 'usr/lib', name));
  const [dictionaries] = readdirSync(share).filter((name) => name.startsWith('libdcmtk'));
  return {
    ...process.env,
    LD_LIBRARY_PATH: libraries.join(':'),
    DCMDICTPATH: join(share, dictionaries ?? '', 'dicom.dic'),
  };
}

/** Orthanc takes no port 0: one that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function untilUp(root: string): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  while (!(await isUp(root))) {
    if (Date.now() > end) throw new Error('Orthanc does not answer');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function isUp(root: string): Promise<boolean> {
  return fetch(`${root}/system`, { headers: authorization() }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, { ...init, headers: authorization() });
  if (!answer.ok) throw new Error(`Orthanc answers ${answer.status}`);
  return answer;
}

function authorization(): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${USER.username}:${USER.password}`).toString('base64')}` };
}
