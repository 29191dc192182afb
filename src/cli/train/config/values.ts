// Values of a training file, each with the one sentence that every wrong value of it is answered with.
import { z } from 'zod';

/** A mapping that takes no other keys: a mistyped one must not pass as a default. */
export function mapping<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  help: string,
): z.ZodObject<Shape, z.core.$strict> {
  return z
    .strictObject(shape, { error: ({ code }) => (code === 'invalid_type' ? 'must be a mapping of keys' : undefined) })
    .describe(help);
}

/** A whole number within bounds. */
export function whole(min: number, max: number, help: string): z.ZodInt {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error }).describe(help);
}

/** A number above 0 and at most `max`: zero would ask for the recipe's own value, not for none. */
export function above0(max: number, help: string): z.ZodNumber {
  const error = `must be above 0 and at most ${max}; leave the key out for the default`;
  return z.number({ error }).gt(0, { error }).max(max, { error }).describe(help);
}

/** A number above 0 and at most `max` that nothing stands in for. */
export function positive(max: number, help: string): z.ZodNumber {
  const error = `must be a number above 0 and at most ${max}`;
  return z.number({ error }).gt(0, { error }).max(max, { error }).describe(help);
}

/** A share above 0 and below 1. */
export function share(help: string): z.ZodNumber {
  const error = 'must be above 0 and below 1; leave the key out for the default';
  return z.number({ error }).gt(0, { error }).lt(1, { error }).describe(help);
}

/** A number within bounds, both of them included. */
export function amount(min: number, max: number, help: string): z.ZodNumber {
  const error = `must be a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error }).describe(help);
}

/** One of a few names. */
export function choice<const Names extends readonly string[]>(
  names: Names,
  help: string,
): z.ZodEnum<{ [Name in Names[number]]: Name }> {
  return z.enum(names, { error: `must be one of ${names.join(', ')}` }).describe(help);
}

export function yesOrNo(help: string): z.ZodBoolean {
  return z.boolean({ error: 'must be true or false' }).describe(help);
}

/** Longer than any path that a system takes. */
const MAX_PATH_CHARACTERS = 4_096;

/** A path as the server is to find it. */
export function serverPath(help: string): z.ZodString {
  const error = `must be a path of 1 to ${MAX_PATH_CHARACTERS} characters`;
  return z.string({ error }).min(1, { error }).max(MAX_PATH_CHARACTERS, { error }).describe(help);
}

/** More classes than any annotation has. */
const MAX_NAMES = 1_000;

/** A list of names. */
export function names(help: string): z.ZodArray<z.ZodString> {
  const error = 'must be a list of names';
  return z
    .array(z.string({ error: 'must be a name' }).min(1, { error: 'is an empty name' }), { error })
    .max(MAX_NAMES, { error: `must be a list of at most ${MAX_NAMES} names` })
    .describe(help);
}
