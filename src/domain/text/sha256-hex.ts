/** A SHA-256 as it stands in manifests and in what clients announce. */
export const SHA256_HEX = /^[0-9a-f]{64}$/;
