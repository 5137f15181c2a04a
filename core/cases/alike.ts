/** Why two people may be one, or may not; `other-…` speak against it. */
export const alikeReasons = [
  'same-name',
  'one-character',
  'same-initials',
  'name-begins',
  'same-phone',
  'same-document-tail',
  'same-address',
  'same-birthday',
  'near-birthday',
  'other-sex',
  'other-birthday',
] as const
export type AlikeReason = (typeof alikeReasons)[number]

export type Sex = 'female' | 'male'
/** What was typed, as far as it was; an empty text is nothing. */
export type Typed = {
  readonly name?: string
  /** First letters of the name as it is spoken, or what was typed instead of a name: `zsf`. */
  readonly initials?: string
  readonly address?: string
  readonly sex?: Sex
  /** YYYY-MM-DD. */
  readonly bornOn?: string
}
/** Somebody of the register. What is kept as a keyed hash is compared outside and comes as yes or no. */
export type Known = {
  readonly name: string
  readonly initials: string
  readonly address: string
  readonly sex: Sex
  readonly bornOn: string
  readonly samePhone: boolean
  readonly sameTail: boolean
}
export type Alike = { readonly score: number; readonly reasons: readonly AlikeReason[] }

/**
 * How much a reason speaks for one person, and, below, by how much of it one against takes off. Our own figures (DESIGN): a full name alone
 * stays below two reasons together, because in a city of twelve million several thousand share one.
 */
const weights: Readonly<Record<Exclude<AlikeReason, `other-${string}`>, number>> = {
  'same-name': 0.45,
  'one-character': 0.25,
  'same-initials': 0.15,
  'name-begins': 0.2,
  'same-phone': 0.6,
  'same-document-tail': 0.55,
  'same-address': 0.35,
  'same-birthday': 0.5,
  'near-birthday': 0.25,
}
const against: Readonly<Record<'other-sex' | 'other-birthday', number>> = {
  'other-sex': 0.4,
  'other-birthday': 0.5,
}

/** A text without spaces and full-width forms, in lower case: as names and addresses are compared. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s·•‧.()（）-]+/gu, '')
    .toLowerCase()

/** Whether one text is the other with exactly one character replaced; at least two characters long. */
function differsInOne(a: string, b: string): boolean {
  const [own, other] = [[...a], [...b]]
  return (
    own.length >= 2 &&
    own.length === other.length &&
    own.filter((character, n) => character !== other[n]).length === 1
  )
}

function nameReason(typed: Typed, known: Known): AlikeReason | null {
  const name = folded(typed.name ?? '')
  const own = folded(known.name)
  const initials = (typed.initials ?? '').toLowerCase()
  if (name !== '' && name === own) return 'same-name'
  if (differsInOne(name, own)) return 'one-character'
  if (name !== '' && own.startsWith(name)) return 'name-begins'
  return initials.length >= 2 && initials === known.initials ? 'same-initials' : null
}

/** Days that are easily taken for each other: one digit is another, or day and month changed places. */
function areNear(a: string, b: string): boolean {
  const [year, month, day] = a.split('-')
  return differsInOne(a, b) || `${year}-${day}-${month}` === b
}

function birthReason(typed: Typed, known: Known): AlikeReason | null {
  if (!typed.bornOn) return null
  if (typed.bornOn === known.bornOn) return 'same-birthday'
  return areNear(typed.bornOn, known.bornOn) ? 'near-birthday' : 'other-birthday'
}

/** An address is the same where one names the other's beginning: who types writes less than the register has. */
function isSameAddress(typed: Typed, known: Known): boolean {
  const [own, other] = [folded(typed.address ?? ''), folded(known.address)]
  return own.length >= 2 && (other.includes(own) || own.includes(other))
}

/** How alike what was typed and somebody known are: 0 to below 1, with every reason for and against. */
export function alike(typed: Typed, known: Known): Alike {
  const found: (AlikeReason | null)[] = [
    nameReason(typed, known),
    known.samePhone ? 'same-phone' : null,
    known.sameTail ? 'same-document-tail' : null,
    isSameAddress(typed, known) ? 'same-address' : null,
    birthReason(typed, known),
    typed.sex !== undefined && typed.sex !== known.sex ? 'other-sex' : null,
  ]
  const reasons = found.filter((reason) => reason !== null)
  let apart = 1
  let kept = 1
  for (const reason of reasons)
    if (reason === 'other-sex' || reason === 'other-birthday') kept *= 1 - against[reason]
    else apart *= 1 - weights[reason]
  return { score: Math.round((1 - apart) * kept * 1_000) / 1_000, reasons }
}
