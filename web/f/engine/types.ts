import type * as field from '@bihuan/contract/field.ts'
import type { StationOutcome } from '@bihuan/core/station/station.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Change } from './shelf.ts'

export type FieldBook = Static<typeof field.FieldBook>
type Chunk = Static<typeof field.RosterChunk>
export type RosterPerson = Chunk['people'][number]
export type Building = Chunk['buildings'][number]
/** Somebody whom the city does not know; the engine makes the id. */
export type WalkIn = Omit<Static<typeof field.RegisterWalkIn>, 'device' | 'person' | 'at'>

/** Why an act was not taken: nothing of it is kept, and nothing may sound like it was. */
export type Hindrance =
  | 'not-joined'
  | 'not-signed-in'
  | 'other-tab'
  | 'storage-full'
  | 'storage-blocked'
  | 'sealed-code-unreadable'
  | 'round-over'

// Core counts tubes by number, people read the printed code.
type Coded<One> = One extends unknown
  ? {
      [Name in keyof One]: Name extends 'tube' | 'from' | 'to'
        ? string | Extract<One[Name], null>
        : One[Name]
    }
  : never

/** What an act came to. It is told only after the act is on the disk. Tubes are printed codes. */
export type Outcome =
  | Coded<StationOutcome>
  /** A box or plate: the page that can do something with it decides. */
  | { kind: 'other-label'; what: 'box' | 'plate'; code: string }
  /** A person's code that is no code of this city, was changed, or is too old. */
  | { kind: 'code-forged' }
  | { kind: 'code-expired'; name: string; expiredAt: Instant }
  | { kind: 'not-a-code'; text: string }
  /** A command was taken and waits for the network. */
  | { kind: 'kept'; words: string }
  | { kind: 'not-taken'; why: Hindrance }

/** A person of the open tube. Names are kept no longer than the tube is open. */
export type Seat = { person: string; name: string; at: Instant }
/** A tube of this device that was closed; people are masked. */
export type ClosedTube = {
  tube: string
  use: 'sealed' | 'void' | 'moved'
  at: Instant
  people: { person: string; tail: string }[]
}
export type StationView = {
  open: {
    tube: string
    openedAt: Instant
    capacity: number
    perHousehold: boolean
    sitting: number
    members: Seat[]
  } | null
  /** Newest first, at most 50. */
  closed: ClosedTube[]
  /** Swabs and tubes of this device, today's shift. */
  samples: number
  tubes: number
}

/** Something the server did not take as it was said, or has to say about it; a person looks at it. */
export type Conflict = {
  id: string
  kind: 'refused' | 'duplicate' | 'claim'
  /** Stable code of the refusal: `tube-already-boxed`, `box.wrong-state`; `duplicate`; the kind of a claim. */
  code: string
  /** In the language of the sender at that time, or empty where only the code is known. */
  text: string
  at: Instant
  /** What was said: kind of the event, or the path of the command. */
  said: string
  tube: string | null
  person: string | null
  /** Where and when a person was sampled first. */
  first: { tube: string; at: Instant; site: string } | null
}

export type ClockView = {
  /** Device's own clock minus the server's, ms; positive is fast. 0 before the first contact. */
  offsetMs: number
  checkedAt: Instant | null
  /** More than two minutes off, or the device's clock jumped since the last contact. */
  isFar: boolean
}

export type FieldState = {
  phase: 'opening' | 'new' | 'joined' | 'other-tab' | 'blocked'
  /** Who is signed in as far as this device knows; null asks for signing in. Work goes on offline without. */
  account: { id: string; name: string; role: string } | null
  /** The server has said 401: unsent work is kept until somebody signs in. */
  needsSignIn: boolean
  isDemo: boolean
  book: FieldBook | null
  rosterTakenAt: Instant | null
  /** People on the roster. */
  people: number
  station: StationView
  unsent: { count: number; oldestAt: Instant | null }
  conflicts: Conflict[]
  /** Accounts whose own signature some acts wait for, with how many. */
  awaiting: { account: string; name: string; count: number }[]
  /** The last request of any kind was answered, be it by a refusal. */
  isOnline: boolean
  isSending: boolean
  isCut: boolean
  clock: ClockView
  storage: { isPersistent: boolean; freeBytes: number | null; isFull: boolean }
  /** A new version waits; `mayUpdate` when no tube is open and nothing is unsent. */
  update: { isReady: boolean; mayUpdate: boolean }
}

export type CommandOptions = {
  /** A signature of this person, which nobody else's session may send (offer, accept, receive, hand-over). Default by path. */
  isSignature?: boolean
  /** What a page keeps of its own beside the act, sealed: on the disk in one piece with it, or neither. */
  also?: readonly Change[]
}
export type ImportProgress = {
  have: number
  total: number
  isQueued: boolean
  fault: string | null
}
export type FoundPerson = RosterPerson & { sampledHereAt: Instant | null }

/** The field phone. Every act resolves after its strict transaction is complete: sound and colour come after. */
export type FieldEngine = {
  subscribe(listener: () => void): () => void
  /** The same object until something changes. */
  getSnapshot(): FieldState
  /** The city's moment as this device knows it; never goes back. */
  now(): Instant
  /** Throws a Problem when refused. Demo without a password. */
  signIn(signInName: string, password?: string): Promise<void>
  signOut(): Promise<void>
  /** Needs the network. Throws a Problem. */
  join(round: string, site: string): Promise<void>
  /** Book and roster anew; needs the network. Throws a Problem. */
  refresh(): Promise<void>
  /** Any scanned or typed text: tube, person's code, box, plate. */
  scan(text: string): Promise<Outcome>
  /** `anyway`: although the roster says sampled elsewhere (its swab stays a claim until resolved). */
  addPerson(
    who: { person: string; name: string } | { walkIn: WalkIn },
    options?: { anyway?: boolean },
  ): Promise<Outcome>
  /** The last person of the open tube, or the named one; of an empty tube the tube itself. */
  undo(person?: string): Promise<Outcome>
  seal(count: number): Promise<Outcome>
  /** The open tube, or one sealed on this device. */
  voidTube(reason: string, tube?: string): Promise<Outcome>
  /** The open tube, or one sealed on this device, carries the other code from now on. */
  moveTube(to: string, reason: string, from?: string): Promise<Outcome>
  /**
   * Any POST of the contract below /api/v1, e.g. '/boxes/B41…/offer'; `words` say it in the list of unsent work, without names.
   * Put `at: isoOf(engine.now())` into the body yourself where the contract asks for it.
   */
  command(path: string, body: object, words: string, options?: CommandOptions): Promise<Outcome>
  /** Unsent acts, oldest first, for the list behind the badge. */
  unsentActs(): Promise<{ id: string; words: string; at: Instant; account: string }[]>
  personOf(person: string): Promise<FoundPerson | null>
  findByTail(tail: string, name?: string): Promise<FoundPerson[]>
  household(id: string): Promise<FoundPerson[]>
  doors(building?: string): Promise<{ buildings: Building[]; people: FoundPerson[] }>
  /** Throws when nothing is unsent. */
  exportFile(): Promise<{ name: string; file: Blob }>
  /** Texts of QR codes, `X1…`, each below 900 characters. */
  exportFrames(): Promise<string[]>
  /** On the receiving phone, frame by frame in any order; when all are there the upload is queued as an act. */
  importFrames(texts: string[]): Promise<ImportProgress>
  drain(): Promise<void>
  settleConflict(id: string): Promise<void>
  cutNetwork(isCut: boolean): void
  /** Asks the waiting version to take over; does nothing while a tube is open or work is unsent. */
  update(): Promise<void>
  /** Forgets the site on this phone. Refused while a tube is open or something is unsent. */
  leave(): Promise<{ ok: true } | { ok: false; why: 'tube-open' | 'unsent' }>
}
