/** The steps as something else; returns what they return. */
export async function* toldAs<Step, Told, Result>(
  tell: (step: Step) => Told,
  steps: AsyncGenerator<Step, Result, undefined>,
): AsyncGenerator<Told, Result, undefined> {
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
    yield tell(step.value);
  }
}
