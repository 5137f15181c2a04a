import type { Words } from '../notice/notice.ts'
import type { NoForce } from '../orders/in-force.ts'
import type { AnyParameter } from '../policy/parameter.ts'
import type { LiftedBy, StatusClass } from '../policy/words.ts'
import type { Instant } from '../time/instant.ts'
import type { Fact, FactKind } from './fact.ts'

/** A fact as the person sees it. */
export type FactShown = { readonly id: string; readonly kind: FactKind; readonly at: Instant }

/** One thing that is known about a person and what it means, in words for them. */
export type Reason = {
  readonly class: StatusClass
  /** Pack and place of the rule: `cn-20m/tracks.close_contact.stages[0]`. */
  readonly rule: string
  readonly basis: string
  /** The order that asks for it; null for what only reminds. */
  readonly order: string | null
  /** The facts it rests on, the earliest first: what kind, and of when. */
  readonly facts: readonly FactShown[]
  /** What the officers wrote for the person, and the law they named; null where nothing was ordered. */
  readonly why: Words | null
  readonly law: { readonly act: string; readonly article: string } | null
  readonly title: Words
  readonly text: Words
  readonly place: string | null
  readonly since: Instant
  /** The first moment at which it is over; null only where `liftedBy` says what ends it. */
  readonly until: Instant | null
  readonly liftedBy: readonly LiftedBy[]
  readonly liftText: Words
  /** Where and how fast an appeal is answered; null where nothing was ordered. */
  readonly appeal: {
    readonly to: string
    readonly answerHours: number
    readonly decideHours: number
  } | null
  /** The order lapses then unless an appeal is decided; null where nobody appealed. */
  readonly decideBy: Instant | null
  /** Not in the public log yet; it ends by itself if it does not come there. */
  readonly isPending: boolean
  /** Swabs that are owed today. */
  readonly testsDue: readonly { readonly from: Instant; readonly until: Instant }[]
}

/** A reason before it is put into words. */
export type BareReason = Omit<Reason, 'title' | 'text' | 'liftText'>

/** An order that restricts nobody now, and why. */
export type WithoutEffect = { readonly order: string; readonly because: NoForce | WithoutGround }

/** What takes an order's effect although it is signed and running: its ground, or the rules of now. */
export type WithoutGround =
  | 'ground-gone'
  | 'lifted-by-facts'
  | 'basis-abolished'
  | 'term-served'
  | 'rule-unconfirmed'
  | 'kind-forbidden'
  | 'other-place'
  | 'zone-not-allowed'
  | 'emergency-again'

/** The status of a person: computed, never stored. */
export type Status = {
  /** The moment it is about, and the moment whose knowledge it uses. */
  readonly at: Instant
  readonly known: Instant
  /** The pack in force at `at`. */
  readonly policy: string
  /** The strictest of the reasons; `clear` without any. */
  readonly class: StatusClass
  /** All of them, the strictest first. */
  readonly reasons: readonly Reason[]
  /** Signed and not begun: what the person has before them, the soonest first. It counts for nothing yet. */
  readonly coming: readonly Reason[]
  /** Rules that would say something but rest on values nobody has confirmed. */
  readonly unconfirmed: readonly {
    readonly rule: string
    readonly values: readonly AnyParameter[]
  }[]
  readonly without: readonly WithoutEffect[]
  /** Care and the way out of a fire are open in every status; the type has no other value. */
  readonly care: 'open'
}

/** Facts as the person sees them, the earliest first. */
export function shown(facts: readonly Fact[]): FactShown[] {
  return facts
    .map(({ id, kind, at }) => ({ id, kind, at }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}
