// One slide and one network, by us and by what others would use, in turns: `npm run bench:peers -- --help`.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { objectionTo } from './peers/compare-scores.js';
import { PEER_NAMES, type PeerName, type PeerPlan, type PeerTurn } from './peers/peer-turn.js';
import { PEERS_HELP, readPeersOptions, type PeersOptions } from './peers/peers-options.js';
import { peersText, readReport, writeReport, type PeersReport } from './peers/peers-report.js';
import { takeOurTurn } from './peers/take-our-turn.js';
import { environmentOf, takePeerTurn } from './peers/take-peer-turn.js';
import { writePlainSubject } from './peers/write-plain-subject.js';
import { BENCH_SCALE } from './predict-slide/write-bench-models.js';
import { loadNow, machineFacts } from './processes/machine-facts.js';
import { USUAL_SLIDE, writeTissueSlide } from './tissue-slides/write-tissue-slide.js';

const INSTALL = fileURLToPath(new URL('./peers/install/install-peer.sh', import.meta.url));

async function planIn(folder: string, { sidePx, batch, threads }: PeersOptions): Promise<PeerPlan> {
  const subject = await writePlainSubject(folder);
  const slide = join(folder, 'slide.tif');
  await writeTissueSlide(slide, { ...USUAL_SLIDE, sidePx });
  const { patchSizePx, centreSizePx, mpp } = BENCH_SCALE;
  return { slide, ...subject, patchSizePx, centreSizePx, mpp, batch, threads };
}

/** Who is to be asked, round by round, without those who were. */
function missingTurns({ only, rounds }: PeersOptions, taken: readonly PeerTurn[]): readonly PeerName[] {
  const left = new Map(PEER_NAMES.map((name) => [name, taken.filter(({ peer }) => peer === name).length]));
  const wanted = Array.from({ length: rounds }, () => PEER_NAMES.filter((name) => only.includes(name))).flat();
  return wanted.filter((name) => {
    const alreadyTaken = left.get(name) ?? 0;
    left.set(name, alreadyTaken - 1);
    return alreadyTaken <= 0;
  });
}

async function takeTurn(peer: PeerName, plan: PeerPlan): Promise<PeerTurn> {
  if (peer === 'sentinode') return takeOurTurn(plan);
  execFileSync(INSTALL, [environmentOf(peer)], { stdio: ['ignore', 2, 2] });
  return takePeerTurn(peer, plan);
}

async function measure(options: PeersOptions, folder: string): Promise<PeersReport> {
  const { sidePx, batch, threads } = options;
  const subject = { sidePx, batch, threads };
  const earlier = options.resume ? await readReport(options.out, subject) : undefined;
  const loadBefore = loadNow();
  let report: PeersReport = { machine: machineFacts(loadBefore), subject, turns: earlier?.turns ?? [] };
  const missing = missingTurns(options, report.turns);
  const plan = await planIn(folder, options);
  for (const peer of missing) {
    const turn = await takeTurn(peer, plan);
    console.error(
      `${peer}: ${turn.patches} patches in ${turn.seconds.toFixed(1)} s, ${turn.cpuSeconds.toFixed(1)} s of processor time`,
    );
    report = { subject, turns: [...report.turns, turn], machine: machineFacts(loadBefore) };
    await writeReport(options.out, report);
  }
  return report;
}

async function main(options: PeersOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sentinode-bench-peers-'));
  try {
    const report = await measure(options, folder);
    console.log(peersText(report));
    const ours = report.turns.find(({ peer }) => peer === 'sentinode');
    const others = report.turns.filter(({ peer }) => peer !== 'sentinode');
    // Figures of unlike work are no comparison.
    if (ours && others.some((theirs) => objectionTo(ours, theirs) !== undefined)) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const options = readPeersOptions(process.argv.slice(2));
if (options === undefined) console.log(PEERS_HELP);
else await main(options);
