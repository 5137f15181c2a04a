/** The pause before the next question, ms: `everyMs` more or less a fifth, so that a city of phones does not ask in one beat. */
export const pauseMs = (everyMs: number, chance: number): number =>
  Math.round(everyMs * (0.8 + 0.4 * chance))

/** A share between 0 and 1 that differs from phone to phone. */
export const anyShare = (): number => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) / 255
