/** What a city with a past is made of. */
export type HistoryOptions = {
  people: number
  /** Rounds in all; the newest is half-way, all older ones are closed. */
  rounds: number
  seed: number
  /** The newest rounds that keep everything; of older ones rolls, events, uploads and wells are dropped, as retention would. */
  detailed: number
}

/** A city as the rounds need it: every number is the same in each round. */
export type Shape = {
  people: number
  sites: number
  tubes: number
  /** Labels of tubes that one round takes, unused ones included. */
  labels: number
  boxes: number
  laboratories: number
  /** Plates that each laboratory may need: for the round itself, and for samples after a recall. */
  plates: number
  singlePlates: number
  /** Every so many tubes one is reactive, one is invalid, and of five times as many one is lost. Even, 40 … 2,000. */
  every: number
  districts: string[]
}

/** One round that is to be filled. Numbers of labels are those of the first label of the round. */
export type Frame = {
  shape: Shape
  /** 1 … 999, as in bench/prepare. */
  number: number
  round: number
  /** RFC 3339. */
  opens: string
  /** Seconds after the opening up to which anything has happened; `always` in a closed round. */
  until: number
  seed: number
  tubes: number
  boxes: number
  plates: number
  isDetailed: boolean
}

export const always = 1_000_000_000
/** The newest round is looked at 6:45 h after its opening: about half of its results are out. */
export const halfWay = 24_300
/** Seconds from the opening to the last seal of a site. */
export const samplingSeconds = 28_800
export const closingSeconds = 86_400

export const perTube = 10
export const perBox = 50
export const perUpload = 5
export const perSite = 2_500
/** 96 wells without the two controls. */
export const perPlate = 94
/** Samples after a recall do not wait until a plate is full. */
export const perSinglePlate = 20
export const devicesPerSite = 4
/** Somebody is left out in every round: what a closed round still owes on purpose. */
export const missingEvery = 50_000
export const missingAt = 777

/** Ids of sites and devices, numbered through all rounds as bench/prepare does. */
export const siteBase = (number: number): number => number * 10_000
export const deviceBase = 100_000_000

/** Whether a round is over. */
export const isClosed = (frame: Frame): boolean => frame.until === always

/** SQL: a moment so many seconds (SQL too) after the opening of a round; null where the seconds are. */
export const moment = (frame: Frame, seconds: string): string =>
  `('${frame.opens}'::timestamptz + (${seconds}) * interval '1 second')`

/** SQL: the same where it has come already, else null. */
export const momentReached = (frame: Frame, seconds: string): string =>
  `case when ${seconds} <= ${frame.until} then ${moment(frame, seconds)} end`

/** SQL: a number of 0 … 1,048,575 that follows from a person's place, the round and what is drawn. */
export const drawn = ({ seed, number }: Frame, what: number): string =>
  `(hashint8extended(p.n::bigint, ${seed * 100_003 + number * 101 + what}) & 1048575)`

/** SQL: an id that follows from words and an expression; the same in every run. */
export const idOf = ({ round }: Frame, what: string, key: string): string =>
  `md5('${round} ${what} ' || (${key}))::uuid`

/** SQL: the account of somebody of the staff, by the name under which they would sign in. */
export const accountOf = (name: string): string => `md5('account ' || ${name})::uuid::text`
