/** Sixteen bytes of this phone's chance, from which a moving code is made; they never leave it. */
export const newSeed = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16))
