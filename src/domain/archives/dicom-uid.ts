/** PS3.5, 9.1: digits and dots, 64 at most; so it is also safe within the path of an URL. */
const UID = /^[0-9]+(\.[0-9]+)*$/;
const MAX_UID_CHARACTERS = 64;

export function isDicomUid(text: string): boolean {
  return text.length <= MAX_UID_CHARACTERS && UID.test(text);
}
