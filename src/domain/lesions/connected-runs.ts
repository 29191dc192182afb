import type { MaskWindow } from './mask-window.js';

/** Horizontal runs of pixels of one value, row by row from the left, each with the component that it belongs to. */
export interface ConnectedRuns {
  readonly rows: readonly number[];
  readonly froms: readonly number[];
  /** Exclusive. */
  readonly ends: readonly number[];
  /** From 0, in the order in which rows from the top meet them. */
  readonly components: Int32Array;
  readonly count: number;
}

/**
 * Connected components by runs: far fewer than pixels. With `corners`, pixels that share a corner are connected too.
 */
export function connectedRuns(window: MaskWindow, value: 0 | 1, corners: boolean): ConnectedRuns {
  const runs = runsOf(window, value);
  const parents = Int32Array.from(runs.rows.keys());
  joinRows(runs, parents, corners ? 1 : 0);
  const numbers = new Map<number, number>();
  const components = parents.map((_, run) => {
    const root = rootOf(parents, run);
    const number = numbers.get(root) ?? numbers.size;
    numbers.set(root, number);
    return number;
  });
  return { ...runs, components, count: numbers.size };
}

type Runs = Pick<ConnectedRuns, 'rows' | 'froms' | 'ends'>;

function runsOf({ widthPx, heightPx, data }: MaskWindow, value: 0 | 1): Runs {
  const rows: number[] = [];
  const froms: number[] = [];
  const ends: number[] = [];
  for (let row = 0; row < heightPx; row += 1) {
    const first = row * widthPx;
    for (let column = 0; column < widthPx; column += 1) {
      if (data[first + column] !== value) continue;
      rows.push(row);
      froms.push(column);
      while (column < widthPx && data[first + column] === value) column += 1;
      ends.push(column);
    }
  }
  return { rows, froms, ends };
}

/** `above` walks along the runs of the row before, which both rows pass once. */
function joinRows({ rows, froms, ends }: Runs, parents: Int32Array, reach: number): void {
  let above = 0;
  for (let run = 0; run < rows.length; run += 1) {
    const row = rows[run]! - 1;
    while (above < run && (rows[above]! < row || (rows[above] === row && ends[above]! + reach <= froms[run]!)))
      above += 1;
    for (let other = above; rows[other] === row && froms[other]! < ends[run]! + reach; other += 1) {
      join(parents, run, other);
    }
  }
}

/** The earlier root stays, so that components keep the order of their first run. */
function join(parents: Int32Array, a: number, b: number): void {
  const [rootA, rootB] = [rootOf(parents, a), rootOf(parents, b)];
  parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
}

function rootOf(parents: Int32Array, run: number): number {
  let root = run;
  while (parents[root] !== root) {
    // Halving the way keeps later searches short.
    parents[root] = parents[parents[root]!]!;
    root = parents[root]!;
  }
  return root;
}
