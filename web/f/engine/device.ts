/** The clocks and the chance of this device: the one file of the engine that asks for them; all else is handed them. */
export const device = {
  /** The clock that anybody can set, epoch ms. */
  wall: () => Date.now(),
  /** Milliseconds that only go forward. */
  mono: () => performance.now(),
  newId: () => crypto.randomUUID(),
  random: () => Math.random(),
}

/** 12 bytes that a key is used with once. */
export const newNonce = () => crypto.getRandomValues(new Uint8Array(12))
