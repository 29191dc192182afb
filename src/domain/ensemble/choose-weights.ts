import { fitLogistic, type Logistic } from './fit-logistic.js';
import { weightedSum } from './normalise-members.js';
import { weightGrid } from './weight-grid.js';

export interface WeightChoice {
  readonly weights: readonly number[];
  readonly logistic: Logistic;
}

/** Pulls the weights towards `weights` with `strength` nats per unit of squared distance. */
export interface WeightPrior {
  readonly weights: readonly number[];
  readonly strength: number;
}

/** Lets others have a turn amid long arithmetic; may throw to end it. */
export type TakeTurns = () => Promise<void>;

/**
 * The weights of the grid whose best logistic has the least cross-entropy, plus the prior's pull. A full search:
 * at two members it is 101 small fits, and it cannot end in a local minimum. Ties keep the earlier grid point.
 */
export async function chooseWeights(
  z: readonly (readonly number[])[],
  positive: readonly boolean[],
  takeTurns: TakeTurns,
  prior?: WeightPrior,
): Promise<WeightChoice> {
  const members = z[0]?.length ?? 0;
  let best: (WeightChoice & { readonly cost: number }) | undefined;
  for (const weights of weightGrid(members)) {
    await takeTurns();
    const choice = withWeights(z, positive, weights);
    const cost = choice.logistic.loss + pull(weights, prior);
    if (best === undefined || cost < best.cost) best = { ...choice, cost };
  }
  return best ?? withWeights(z, positive, []);
}

/** The logistic for given weights. */
export function withWeights(
  z: readonly (readonly number[])[],
  positive: readonly boolean[],
  weights: readonly number[],
): WeightChoice {
  const sums = z.map((row) => weightedSum(row, weights));
  return { weights, logistic: fitLogistic(sums, positive) };
}

function pull(weights: readonly number[], prior: WeightPrior | undefined): number {
  if (prior === undefined) return 0;
  return (
    prior.strength * weights.reduce((sum, weight, member) => sum + (weight - (prior.weights[member] ?? 0)) ** 2, 0)
  );
}
