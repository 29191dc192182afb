import type { CardSource } from '../../../src/training/card/card-source.js';
import { fullManifest } from '../../support/full-manifest.js';

/** Two runs of three and two epochs; ten patches of validation on four slides. */
export function cardSource(change: Partial<CardSource> = {}): CardSource {
  return {
    manifest: fullManifest(),
    runs: [
      [
        { trainingLoss: 0.7, validationLoss: 0.65, best: true },
        { trainingLoss: 0.6, validationLoss: 0.55, best: true },
        { trainingLoss: 0.55, validationLoss: 0.58, best: false },
      ],
      [
        { trainingLoss: 0.52, validationLoss: 0.5, best: true },
        { trainingLoss: 0.5, validationLoss: 0.51, best: false },
      ],
    ],
    scored: {
      validation: [0.05, 0.15, 0.2, 0.35, 0.6, 0.4, 0.55, 0.7, 0.8, 0.95].map((score, index) => ({
        score,
        positive: index > 4,
        slide: `s${index % 2 === 0 && index < 5 ? 0 : 1 + (index % 3)}`,
      })),
    },
    recipe: [['optimiser', 'adamw, weight decay 0.05']],
    slideFigures: [],
    ...change,
  };
}
