import type { StatusClass } from '@bihuan/core/policy/words.ts'
import type { Status } from '@bihuan/core/status/status.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { readStatus } from '../status/read-status.ts'
import { isStricter } from './pass-life.ts'
import { type LivingPass, passesInAreas, passesOfPeople, touchedOrders } from './touched-orders.ts'

// Orders and passes that were written at the same time may not have seen each other: what is younger is looked at again.
const overlapMs = 5 * minuteMs
// The longest life of a pass: what became known before it was seen when the pass was made.
const lookBackMs = 73 * hourMs
// What was worked out is worked out from the beginning now and then, so that no fault of a moment stays.
const wholeEveryMs = hourMs
// An area of more passes than this is judged by some of its people: the order is the same for all of them.
const oneByOneMax = 2_000
const asked = 12

type Verdict = { serial: Uint8Array; expiresAt: Instant }
type Worked = { at: Instant; wholeAt: Instant; revoked: Map<string, Verdict> }

const statusIn = (city: City, person: string, at: Instant): Promise<Status> =>
  readStatus(city.sql, { person, at }, city)

/** The classes that people have now. Somebody whose status cannot be read is left out: nobody is refused for our fault. */
async function statusesOf(city: City, people: readonly string[], at: Instant) {
  const statuses = new Map<string, Status>()
  const unread: unknown[] = []
  await Promise.all(
    [...new Set(people)].map(async (person) => {
      try {
        statuses.set(person, await statusIn(city, person, at))
      } catch (cause) {
        unread.push(cause)
      }
    }),
  )
  if (unread.length > 0 && statuses.size === 0) throw unread[0]
  return statuses
}

/** What an order of an area asks of those who live there, from the statuses of some of them; null when it has no effect. */
async function classByOrder(
  city: City,
  order: string,
  people: readonly string[],
  at: Instant,
): Promise<StatusClass | null> {
  const step = Math.max(1, Math.floor(people.length / asked))
  const some = people.filter((_, n) => n % step === 0).slice(0, asked)
  const statuses = await statusesOf(city, some, at)
  const classes = [...statuses.values()].flatMap(({ reasons }) =>
    reasons.filter((reason) => reason.order === order).map((reason) => reason.class),
  )
  return classes.reduce<StatusClass | null>(
    (strictest, one) => (strictest === null || isStricter(one, strictest) ? one : strictest),
    null,
  )
}

const classOf = (pass: LivingPass) => pass.class as StatusClass

/** A reminder holds nobody back, so a pass that does not have it is as good. */
const isLess = (allowed: StatusClass, said: StatusClass) =>
  (allowed === 'stay' || allowed === 'limit') && isStricter(allowed, said)

/** Puts each pass in or takes it out, by whether what it says is more than the status allows now. */
function judge(
  revoked: Worked['revoked'],
  passes: readonly LivingPass[],
  allows: (pass: LivingPass) => StatusClass | null,
): void {
  for (const pass of passes) {
    const allowed = allows(pass)
    const name = pass.passSerial.toString('hex')
    if (allowed !== null && isLess(allowed, classOf(pass)))
      revoked.set(name, { serial: Uint8Array.from(pass.passSerial), expiresAt: pass.expiresAt })
    else if (allowed !== null) revoked.delete(name)
  }
}

async function judgeAreas(
  city: City,
  revoked: Worked['revoked'],
  orders: readonly string[],
  now: Instant,
): Promise<LivingPass[]> {
  if (orders.length === 0) return []
  const found = await passesInAreas(city.sql as Sql, orders, now)
  const small: LivingPass[] = []
  for (const order of orders) {
    const own = found.filter((pass) => pass.order === order)
    if (own.length <= oneByOneMax) {
      small.push(...own)
      continue
    }
    const people = [...new Set(own.map(({ person }) => person))]
    const asks = await classByOrder(city, order, people, now)
    judge(revoked, own, (pass) => asks ?? classOf(pass))
  }
  return small
}

async function work(city: City, before: Worked | null, now: Instant): Promise<Worked> {
  const isWhole = before === null || now < before.at || now - before.wholeAt >= wholeEveryMs
  const revoked = new Map(isWhole ? [] : before.revoked)
  for (const [name, { expiresAt }] of revoked) if (expiresAt <= now) revoked.delete(name)
  const since = isWhole ? now - lookBackMs : before.at - overlapMs
  const orders = await touchedOrders(city.sql, since, now)
  const ofAreas = orders.filter(({ person }) => person === null).map(({ id }) => id)
  const people = orders.flatMap(({ person }) => person ?? [])
  const passes = [
    ...(await judgeAreas(city, revoked, ofAreas, now)),
    ...(people.length === 0 ? [] : await passesOfPeople(city.sql, people, now)),
  ]
  const statuses = await statusesOf(
    city,
    passes.map(({ person }) => person),
    now,
  )
  judge(revoked, passes, ({ person }) => statuses.get(person)?.class ?? null)
  return { at: now, wholeAt: isWhole ? now : before.wholeAt, revoked }
}

const known = new WeakMap<City['keys'], Worked>()

/**
 * The serials of passes that say more than the person's status allows now. Worked out when it is asked for, from the orders that are
 * in force and the passes that live: no job has to run for it. What was worked out before is kept and carried on from there.
 */
export async function revokedPasses(city: City, now: Instant): Promise<Uint8Array[]> {
  const worked = await work(city, known.get(city.keys) ?? null, now)
  known.set(city.keys, worked)
  return [...worked.revoked.values()].map(({ serial }) => serial)
}
