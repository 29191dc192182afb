// A slide's score is the maximum over its patches, kept as they come.

/** Running maxima, one a model; feed it every batch and read it at any time. */
export interface SlideScores {
  /** `probabilities` is (patches, models), row by row. */
  add(probabilities: ArrayLike<number>): void;
  readonly patches: number;
  /** One a model, 0…1; all 0 before the first patch. */
  scores(): readonly number[];
}

export function createSlideScores(models: number): SlideScores {
  const maxima = new Array<number>(models).fill(0);
  let patches = 0;
  return {
    get patches() {
      return patches;
    },
    scores: () => [...maxima],
    add: (probabilities) => {
      for (let index = 0; index < probabilities.length; index += 1) {
        const model = index % models;
        maxima[model] = Math.max(maxima[model] ?? 0, probabilities[index] ?? 0);
      }
      patches += probabilities.length / models;
    },
  };
}
