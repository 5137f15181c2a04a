/** What may never be: each is a rule that the solver keeps and the checker looks for on its own. */
export const hardKinds = [
  'cohorts-in-room',
  'cohorts-on-passage',
  'strangers-in-room',
  'index-with-contact',
  'beds',
  'single-room',
  'need-not-met',
  'child-alone',
  'infant-without-guardian',
  'staff-norm',
  'room-not-ready',
  'site-not-active',
  'wrong-place',
  'lock-not-kept',
  'room-unknown',
] as const
export type HardKind = (typeof hardKinds)[number]

/** Why somebody has no room: one of these, never nothing. */
export const unplacedWhys = [
  'place-unknown',
  'no-such-place',
  'no-care',
  'no-room-kind',
  'child-without-guardian',
  'full',
  'locked-room-gone',
] as const
export type UnplacedWhy = (typeof unplacedWhys)[number]
