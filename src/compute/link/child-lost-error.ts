/** The child that held the work is gone; the work may be given to the next one. */
export class ChildLostError extends Error {
  constructor() {
    super('the compute child ended before it answered');
    this.name = 'ChildLostError';
  }
}
