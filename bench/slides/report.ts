import { READERS, type ReaderName, type ReadingRate, type ReadingTurn } from './reading-plan.js';

export interface ReadingRow {
  readonly slide: string;
  readonly reader: ReaderName;
  readonly threads: number;
  readonly turn: ReadingTurn;
}

/** A Markdown table: patches a second (and processor time of one), and ours as a share of OpenSlide's. */
export function tableOf(rows: readonly ReadingRow[]): string {
  const lines = [
    `| slide | scale | threads | ${READERS.join(' | ')} | sentinode : openslide |`,
    `|---|---|---|${'---:|'.repeat(READERS.length + 1)}`,
  ];
  for (const slide of new Set(rows.map((row) => row.slide))) {
    const own = rows.filter((row) => row.slide === slide);
    const scales = new Set(own.flatMap(({ turn }) => Object.keys(turn.rates)));
    for (const scale of scales) {
      for (const threads of new Set(own.map((row) => row.threads))) lines.push(lineOf(slide, scale, threads, own));
    }
  }
  return lines.join('\n');
}

function lineOf(slide: string, scale: string, threads: number, rows: readonly ReadingRow[]): string {
  const cells = READERS.map((reader) => bestOf(rows, reader, threads, scale));
  const [ours, openslide] = cells;
  const shown = cells.map((rate) =>
    rate === undefined ? '–' : `${rate.perSecond.toFixed(0)} (${rate.cpuMs.toFixed(1)} ms)`,
  );
  const ratio = ours === undefined || openslide === undefined ? '–' : (ours.perSecond / openslide.perSecond).toFixed(2);
  return `| ${slide} | ${scale} | ${threads} | ${shown.join(' | ')} | ${ratio} |`;
}

/** The fastest of the rounds: what else the machine did only ever slows down. */
function bestOf(
  rows: readonly ReadingRow[],
  reader: ReaderName,
  threads: number,
  scale: string,
): ReadingRate | undefined {
  return rows
    .filter((row) => row.reader === reader && row.threads === threads)
    .flatMap(({ turn }) => turn.rates[scale] ?? [])
    .toSorted((a, b) => b.perSecond - a.perSecond)[0];
}
