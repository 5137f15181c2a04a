import { evidenceKindOf } from '../orders/basis.ts'
import { trackOf } from '../policy/track-days.ts'
import type { Words } from '../policy/words.ts'
import type { FactBook } from '../status/fact-book.ts'
import type { Instant } from '../time/instant.ts'
import { clockStartOf, isOfCase, type Staying } from './clock-start.ts'
import type { Condition } from './condition.ts'
import { conditionsOf, dischargeCondition } from './conditions.ts'
import { type Course, courseOf, type RulesSince } from './course.ts'
import { type HeldByOrders, heldByOrders, type OrdersAbout } from './held-by-orders.ts'
import type { IndexPerson } from './index-person.ts'
import { becauseWords } from './release-words.ts'
import type { RoomSample } from './room-sample.ts'

/** What a release is computed from. There is nothing else: no note, no job, no word of whoever keeps the list. */
export type ReleaseInput = OrdersAbout & {
  /** Facts of the person as known at its moment, which is the moment that is asked about. */
  readonly book: FactBook
  readonly stay: Staying
  /** The rules in force from the arrival until now, the earliest first, each with its transition. */
  readonly line: readonly RulesSince[]
  readonly index: IndexPerson | null
  readonly room: readonly RoomSample[]
  /** Moments at which the person refused a swab, as those said who offered it. */
  readonly refused: readonly Instant[]
}

/** When somebody is let go from the place where they are, and what that rests on. */
export type Release = {
  /** From this moment on nobody may keep them there; null while only a fact or the end of no order could say. */
  readonly dueAt: Instant | null
  /** The same by the rules alone, without the end of any order. */
  readonly ruleAt: Instant | null
  /** The stage of the track that is spent here, from 0; -1 where there is none. */
  readonly stage: number
  readonly conditions: readonly Condition[]
  /** Every condition that binds is met or excused. */
  readonly met: boolean
  /** Where the rules want them next; null where nothing more is asked. */
  readonly next: { readonly place: string; readonly until: Instant | null } | null
  readonly rule: string
  /** An order in force holds them here. Without one they go whenever they like. */
  readonly binds: boolean
  /** The moment before a change of the rules made it earlier; null where none did. */
  readonly before: Instant | null
  readonly because: Words
}

/**
 * When somebody may leave the place where they are isolated: by the days from the start that the pack names, the tests and what else the edition asks for
 * (domain-policy §2.1, §5), through every change of the rules, never longer than before; and never beyond the end of the order. What nobody
 * confirmed holds nobody. Computed from facts and time each time it is asked.
 */
export function releaseOf(input: ReleaseInput): Release {
  const { book, stay, line } = input
  const rules = line.at(-1)
  if (rules === undefined) throw new RangeError('a release needs the rules in force')
  const counted = countedBy(input)
  const { course, conditions } = counted
  const binding = conditions.filter((one) => one.binds)
  const unmet = binding.some(({ by }) => by === null)
  const isOpenEnded = course !== null && course.leaveAt === null && conditions.length === 0
  // A reason that no rule knows holds nobody; who is there without any reason goes when they like.
  const isOpen = counted.isIll || evidenceKindOf(stay.basis) === null
  const leaveAt = course === null ? (isOpen ? null : stay.arrivedAt) : course.leaveAt
  const moments = [...(leaveAt === null ? [] : [leaveAt]), ...binding.flatMap(({ by }) => by ?? [])]
  const ruleAt =
    unmet || isOpenEnded || moments.length === 0 ? null : Math.max(stay.arrivedAt, ...moments)
  const places = course?.isChoice ? [stay.place, course.span?.place ?? stay.place] : [stay.place]
  const held = heldAs(input, counted.basis, rules, places)
  // Somebody ill whom no order holds goes when they like; nobody sends them home before a doctor has let them go.
  const dueAt = counted.isIll ? ruleAt : dueOf(ruleAt, held, stay)
  const binds = held.as === 'held' && !(course?.isChoice ?? false)
  return {
    dueAt,
    ruleAt,
    stage: course?.span?.stage ?? -1,
    conditions,
    met: binding.every(({ met }) => met) && (leaveAt === null || leaveAt <= book.at),
    next: nextOf(course, dueAt, book.at),
    rule: `${(course?.policy ?? rules.policy).pack.id}/tracks.${course?.reason ?? stay.basis}`,
    binds,
    before: course?.before ?? null,
    because: because(input, course, held, { ruleAt, dueAt }),
  }
}

/**
 * What orders hold somebody to. Whoever was found infected is not kept too long because an order about a contact holds them nowhere any more:
 * only the end of an order about their illness says that they should have gone.
 */
function heldAs(
  { orders, acts, book }: ReleaseInput,
  basis: string,
  rules: RulesSince,
  places: readonly string[],
): HeldByOrders {
  const held = heldByOrders({ orders, acts }, book, rules, places, book.at)
  if (held.as !== 'free' || !isOfCase(basis)) return held
  const ofIllness = orders.filter(({ order }) => isOfCase(order.basis))
  return heldByOrders({ orders: ofIllness, acts }, book, rules, places, book.at)
}

type Counted = {
  /** The reason by which somebody is counted now. */
  readonly basis: string
  readonly course: Course | null
  readonly conditions: readonly Condition[]
  /** Somebody ill for whom the rules have no days: a discharge ends it. */
  readonly isIll: boolean
}

function countedBy(input: ReleaseInput): Counted {
  const { book, line } = input
  const stay = convertedBy(input)
  const track = line.flatMap(({ policy }) => trackOf(policy, stay.basis) ?? [])[0]
  const start = track === undefined ? null : clockStartOf(track.clock.v, stay, book)
  const course = start === null ? null : courseOf(line, stay, start)
  // Ill people in a kind of place for which the rules have no days are in a doctor's hands, unless the rules ended it for all.
  const isElsewhere = isOfCase(stay.basis) && course?.span === null && !course.isEnded
  if (course !== null && start !== null && !isElsewhere) {
    const { index, room, refused } = input
    const { arrivedAt } = stay
    const facts = { book, arrivedAt, clockStart: start, index, room, refused }
    return {
      basis: stay.basis,
      course,
      conditions: conditionsOf(course, facts),
      isIll: false,
    }
  }
  const { basis } = stay
  if (!isOfCase(basis)) return { basis, course: null, conditions: [], isIll: false }
  const found = book.of('case').filter(({ reason }) => reason === basis)
  const since = found.at(-1)?.at ?? stay.arrivedAt
  return { basis, course: null, conditions: [dischargeCondition(book, since)], isIll: true }
}

/**
 * The reason by which somebody is counted now. Whoever was found infected and not discharged is counted as that, whatever they came for. A contact of somebody who was
 * found infected is a contact of the first degree, from their own clock (§2.1, release link).
 */
function convertedBy({ book, stay, line, index }: ReleaseInput): Staying {
  const discharged = book.of('discharge').at(-1)?.at ?? Number.NEGATIVE_INFINITY
  const own = book.of('case').filter(({ at }) => at > discharged)
  const found = own.at(-1)
  if (found !== undefined && !isOfCase(stay.basis)) return { ...stay, basis: found.reason }
  const turned = index?.positiveAt ?? null
  if (turned === null) return stay
  // By the rules of the moment at which it turned: later ones may know no contacts of contacts at all.
  const then = line.findLast(({ from }) => from <= turned) ?? line[0]
  const link = then === undefined ? null : (trackOf(then.policy, stay.basis)?.link ?? null)
  return link === null ? stay : { ...stay, basis: link.onIndexPositive.v }
}

function dueOf(ruleAt: Instant | null, held: HeldByOrders, { arrivedAt }: Staying): Instant | null {
  if (held.as === 'nothing') return ruleAt
  const cap = held.as === 'held' ? held.until : Math.max(held.since, arrivedAt)
  return ruleAt === null ? cap : Math.min(ruleAt, cap)
}

/** The first stage after this place that is not over when they leave it, or now where they are late. */
function nextOf(course: Course | null, dueAt: Instant | null, at: Instant): Release['next'] {
  if (course === null) return null
  const { span, isChoice, after } = course
  if (isChoice && span !== null && (span.until === null || span.until > at))
    return { place: span.place, until: span.until }
  const leaving = Math.max(at, dueAt ?? at)
  const stage = after.find(({ until }) => until === null || until > leaving)
  return stage === undefined ? null : { place: stage.place, until: stage.until }
}

function because(
  { line }: ReleaseInput,
  course: Course | null,
  held: HeldByOrders,
  { ruleAt, dueAt }: Pick<Release, 'ruleAt' | 'dueAt'>,
): Words {
  const policy = course?.policy ?? line.at(-1)?.policy
  if (course?.isChoice) return becauseWords.choice
  if (held.as === 'free' && (ruleAt === null || held.since < ruleAt))
    return becauseWords.free(held.since)
  if (held.as === 'held' && dueAt !== null && (ruleAt === null || held.until < ruleAt))
    return becauseWords.order(held.until)
  if (dueAt === null) return held.as === 'nothing' ? becauseWords.noOrder : becauseWords.wanting
  if (course === null || policy === undefined)
    return held.as === 'nothing' ? becauseWords.noOrder : becauseWords.noRule
  if (course.before !== null && course.before > dueAt)
    return becauseWords.shortened(policy, dueAt, course.before)
  return becauseWords.rule(policy, dueAt)
}
