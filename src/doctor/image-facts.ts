import type { ComponentFacts } from '../ports/component-facts.js';

/** Loads sharp, the one native library without which no slide opens, and asks it for its versions. */
export async function imageFacts(): Promise<ComponentFacts> {
  const name = 'sharp';
  try {
    const { sharp } = await import('../image/sharp.js');
    const { sharp: version, vips } = sharp.versions;
    return { name, available: true, detail: `sharp ${version}, libvips ${vips}` };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { name, available: false, detail: `sharp does not load: ${reason}`, remedy: 'npm ci' };
  }
}
