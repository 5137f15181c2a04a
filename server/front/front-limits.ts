/** What one client may take of the front before it is told to go. Times in milliseconds. */
export type FrontLimits = {
  headBytesMax: number
  bodyBytesMax: number
  /** Bodies of all clients that are not whole yet. */
  heldBytesMax: number
  headMsMax: number
  idleMsMax: number
  /** A body must come at least so quickly, after the first `bodyGraceMs`. */
  bodyBytesPerSecondMin: number
  bodyGraceMs: number
  /** How long a client may leave an answer unread. */
  unreadMsMax: number
  socketsMax: number
  /** Sockets of one address: a whole street may share one behind its network operator. */
  socketsPerAddressMax: number
  listenersMax: number
  /** The median answer beyond which fewer requests are let in. */
  targetMs: number
  placesLeast: number
  placesMost: number
}

export const frontLimits: FrontLimits = {
  headBytesMax: 16 * 1024,
  bodyBytesMax: 16 * 1024 * 1024,
  heldBytesMax: 256 * 1024 * 1024,
  headMsMax: 10_000,
  idleMsMax: 65_000,
  bodyBytesPerSecondMin: 1_024,
  bodyGraceMs: 5_000,
  unreadMsMax: 30_000,
  socketsMax: 20_000,
  socketsPerAddressMax: 2_500,
  listenersMax: 2_000,
  targetMs: 250,
  placesLeast: 64,
  placesMost: 512,
}
