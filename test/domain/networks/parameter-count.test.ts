import { describe, expect, it } from 'vitest';
import { ARCHITECTURE_IDS, buildNetwork } from '../../../src/domain/networks/architecture.js';
import { inceptionv3 } from '../../../src/domain/networks/inceptionv3.js';
import { inferShapes } from '../../../src/domain/networks/infer-shapes.js';
import { restrictToWindow } from '../../../src/domain/networks/restrict-to-window.js';
import { simplenet } from '../../../src/domain/networks/simplenet.js';
import { parameterCount, sizeOf, weightShapes } from '../../../src/domain/networks/weight-shapes.js';
import { centreWindow } from '../../../src/domain/networks/window.js';

describe('parameter counts of the method', () => {
  it('SimpleNet has 1,538,048', () => {
    expect(parameterCount(simplenet())).toBe(1_538_048);
  });

  it('InceptionV3 with downPara 2 has 2,883,400, of which 2,251,088 in the encoder', () => {
    const spec = inceptionv3();
    expect(parameterCount(spec)).toBe(2_883_400);
    const encoder = weightShapes(spec).filter(
      (weight) => !weight.name.endsWith('/bias') && !isDecoderKernel(weight.name, spec),
    );
    expect(encoder.reduce((sum, weight) => sum + sizeOf(weight.shape), 0)).toBe(2_251_088);
  });
});

describe('shapes', () => {
  it.each(ARCHITECTURE_IDS)('%s answers per pixel at 96 and 256 px', (id) => {
    const spec = buildNetwork({ id, options: {} });
    for (const side of [96, 256]) {
      const shape = inferShapes(spec, { height: side, width: side }).get(spec.output);
      expect(shape).toEqual({ height: side, width: side, channels: 2 });
    }
  });

  it.each([
    ['simplenet', {}],
    ['unet', {}],
    ['inceptionv3', { downPara: 1 }],
    ['inceptionv3', { downPara: 2 }],
    ['inceptionv3', { downPara: 4 }],
  ] as const)('%s %j has the same weights however large the patch and small the centre it is cut to', (id, options) => {
    const spec = buildNetwork({ id, options });
    for (const side of [96, 128, 256, 512]) {
      const plane = { height: side, width: side };
      for (const centre of [32, 64, side]) {
        const cut = restrictToWindow(spec, plane, centreWindow(plane, centre));
        expect(inferShapes(cut, plane).get(cut.output)).toEqual({ height: centre, width: centre, channels: 2 });
        expect(weightShapes(cut)).toEqual(weightShapes(spec));
      }
    }
  });

  it('InceptionV3 encodes 256 px to 16×16×384', () => {
    const spec = inceptionv3();
    const shapes = inferShapes(spec, { height: 256, width: 256 });
    const lastConcat = spec.nodes.filter((node) => node.op === 'concat').at(-1);
    expect(shapes.get(lastConcat?.name ?? '')).toEqual({ height: 16, width: 16, channels: 384 });
  });

  it('refuses an option that an architecture does not take', () => {
    expect(() => buildNetwork({ id: 'simplenet', options: { downPara: 2 } })).toThrow(/no option "downPara"/);
    expect(() => buildNetwork({ id: 'inceptionv3', options: { downPara: 0 } })).toThrow(/downPara/);
  });
});

function isDecoderKernel(name: string, spec: ReturnType<typeof inceptionv3>): boolean {
  const node = spec.nodes.find((candidate) => `${candidate.name}/kernel` === name);
  return node?.op === 'conv2d' && node.useBias;
}
