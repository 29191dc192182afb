import { describe, expect, it } from 'vitest';
import { DEFAULT_SPLIT, type SplitPlan } from '../../../src/domain/dataset/data-plan.js';
import { checkLeaks, findLeaks } from '../../../src/domain/split/find-leaks.js';
import type { SplitUnit } from '../../../src/domain/split/split-unit.js';
import { groupingOf, splitUnits } from '../../../src/domain/split/split-units.js';
import { shuffled, createRandomStream } from '../../../src/domain/random/seeded-random.js';

/** 40 patients with 3 slides each; one of a patient's slides holds tumour in every fourth patient. */
const units: readonly SplitUnit[] = Array.from({ length: 120 }, (_, index) => {
  const patient = Math.floor(index / 3);
  return {
    name: `slide ${index}`,
    slide: `s${index}`,
    patient: `p${patient}`,
    image: `i${index}`,
    tumour: patient % 4 === 0 && index % 3 === 1,
  };
});

const at = (indices: readonly number[]): readonly SplitUnit[] => indices.flatMap((index) => units[index] ?? []);
const patients = (part: readonly SplitUnit[]): Set<string | undefined> => new Set(part.map(({ patient }) => patient));

function split(
  plan: Partial<SplitPlan>,
  seed = 1,
): { training: readonly SplitUnit[]; validation: readonly SplitUnit[] } {
  const { training, validation } = splitUnits(units, { ...DEFAULT_SPLIT, ...plan }, 'patient', seed);
  return { training: at(training), validation: at(validation) };
}

const positives = (part: readonly SplitUnit[]): number => patients(part.filter(({ tumour }) => tumour)).size;

describe('splitUnits', () => {
  it.each([
    [0.8, 8, 2],
    [0.9, 9, 1],
  ])(
    'splits patients %f, those with tumour in the same share',
    (trainingShare, trainingPositive, validationPositive) => {
      const { training, validation } = split({ trainingShare });
      expect(training.length + validation.length).toBe(120);
      expect(patients(training).size).toBe(40 * trainingShare);
      expect([positives(training), positives(validation)]).toEqual([trainingPositive, validationPositive]);
      expect(findLeaks(training, validation)).toEqual([]);
    },
  );

  it('k folds cover everything once, with tumour in each', () => {
    const folds = [1, 2, 3, 4, 5].map((fold) => split({ fold, foldOf: 5 }).validation);
    expect(
      folds
        .flat()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(units.map(({ name }) => name).sort());
    expect(folds.map((fold) => [patients(fold).size, positives(fold)])).toEqual(Array(5).fill([8, 2]));
  });

  it('depends on the seed, not on the order of the units', () => {
    const names = (part: readonly SplitUnit[]): string[] => part.map(({ name }) => name).sort();
    expect(names(split({}, 4).validation)).toEqual(names(split({}, 4).validation));
    expect(names(split({}, 4).validation)).not.toEqual(names(split({}, 5).validation));
    const other = shuffled(units, createRandomStream(9));
    const { validation } = splitUnits(other, DEFAULT_SPLIT, 'patient', 4);
    expect(validation.map((index) => other[index]?.name).sort()).toEqual(names(split({}, 4).validation));
  });

  it('keeps equal images together, whatever their group', () => {
    const twins = units.map((unit, index) => (index === 0 || index >= 60 ? { ...unit, image: 'same' } : unit));
    for (let seed = 0; seed < 10; seed += 1) {
      const { training, validation } = splitUnits(twins, DEFAULT_SPLIT, 'patch', seed);
      const images = (indices: readonly number[]): Set<string | undefined> =>
        new Set(indices.map((index) => twins[index]?.image));
      expect([...images(validation)].filter((image) => images(training).has(image))).toEqual([]);
    }
  });
});

describe('groupingOf', () => {
  const nameless = units.map(({ patient: _, ...unit }, index) => (index === 3 ? unit : { ...unit, patient: 'p' }));

  it('takes the coarsest that is named throughout', () => {
    expect(groupingOf(units, 'auto')).toBe('patient');
    expect(groupingOf(nameless, 'auto')).toBe('slide');
    expect(groupingOf([{ name: 'x', image: 'x', tumour: true }], 'auto')).toBe('patch');
  });

  it('refuses a grouping that is not named, with an example', () => {
    expect(() => groupingOf(nameless, 'patient')).toThrow(/nothing names the patient of slide 3/);
  });
});

describe('leaks', () => {
  const twin = { ...at([0])[0], name: 'copy', slide: 's999', patient: 'p999' } as SplitUnit;

  it('are found by patient, by slide and by image', () => {
    expect(findLeaks(at([0, 3]), [...at([1]), twin])).toEqual([
      { leak: 'patient', names: ['p0'] },
      { leak: 'image', names: ['copy'] },
    ]);
    expect(findLeaks(at([0]), at([0])).map(({ leak }) => leak)).toEqual(['patient', 'slide', 'image']);
  });

  it('are errors unless allowed by name', () => {
    const leaks = findLeaks(at([0]), [twin]);
    expect(() => checkLeaks(leaks, ['slide'])).toThrow(/1 image in both training and validation: copy/);
    expect(checkLeaks(leaks, ['image'])).toEqual([expect.stringContaining('allowed')]);
  });
});
