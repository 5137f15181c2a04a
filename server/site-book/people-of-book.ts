import type { BookNeeds, BookPerson } from '@bihuan/contract/site-book.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import type { Needs } from '@bihuan/core/isolation/needs.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { isWithoutOrder } from '../stays/guests.ts'
import { type BookedStay, staysOfBook } from './stays-of-book.ts'

const tailLength = 6

type Who = { person: string; name: string; bornOn: string; ciphers: string[] }
type ComingRow = {
  transfer: string
  person: string
  room: string | null
  cohort: Cohort
  basis: string
  dueAt: Instant
  pickUpAt: Instant | null
  onAt: Instant | null
  needs: unknown
}

const orIso = (at: Instant | null) => (at === null ? null : isoOf(at))

// What was erased has nothing left to read.
function needsOf(value: unknown): Static<typeof BookNeeds> | null {
  if (typeof value !== 'object' || value === null || !('care' in value)) return null
  const { care, diets, language, luggage, pets, words } = value as Needs
  return { care: [...care], diets: [...diets], language, luggage, pets, words }
}

const whoAre = (sql: Reader, people: readonly string[]) => sql<Who[]>`
  select p.id as person, p.name, p.born_on,
    array(select encode(d.number_cipher, 'hex') from documents d where d.person_id = p.id order by d.number_hash) as ciphers
  from people p where p.id = any(${[...people]}::bigint[]) order by p.id`

const comingOf = (sql: Reader, site: string, people: readonly string[]) => sql<ComingRow[]>`
  select id as transfer, person_id as person, to_room_id as room, cohort, basis, due_at, pick_up_at, on_at, needs
  from transfers
  where to_site_id = ${site} and ended_at is null and person_id = any(${[...people]}::bigint[])`

function stayView({ stay, room, cohort, arrivedAt, basis, check, ...one }: BookedStay) {
  return {
    stay,
    room,
    cohort,
    arrivedAt: isoOf(arrivedAt),
    withoutOrder: isWithoutOrder(basis),
    release: one.release,
    tests: one.tests.map(({ from, until, takenAt }) => ({
      from: isoOf(from),
      until: isoOf(until),
      takenAt: orIso(takenAt),
    })),
    checkedAt: orIso(check?.at ?? null),
    celsius: check?.temperature ?? null,
  }
}

const comingView = ({ transfer, cohort, basis, room, dueAt, pickUpAt, onAt }: ComingRow) => ({
  transfer,
  cohort,
  basis,
  room,
  dueAt: isoOf(dueAt),
  pickUpAt: orIso(pickUpAt),
  onAt: orIso(onAt),
})

/** Those of some people who stay at a site or are on the way there, as the tablet needs them; who is neither any more is left out. */
export async function peopleOfBook(
  sql: Reader,
  site: string,
  people: readonly string[],
  question: Question,
): Promise<Static<typeof BookPerson>[]> {
  const [who, stays, coming] = await Promise.all([
    whoAre(sql, people),
    staysOfBook(sql, site, people, question),
    comingOf(sql, site, people),
  ])
  const stayOf = new Map(stays.map((stay) => [stay.person, stay]))
  const comingBy = new Map(coming.map((one) => [one.person, one]))
  const { keys, now } = question
  const day = cityDateOf(now)
  return who.flatMap(({ person, name, bornOn, ciphers }) => {
    const stay = stayOf.get(person)
    const move = comingBy.get(person)
    if (!stay && !move) return []
    return [
      {
        person,
        name,
        age: ageOn(bornOn, day),
        tails: ciphers.map((one) => keys.open(Buffer.from(one, 'hex')).slice(-tailLength)),
        needs: needsOf(stay?.needs ?? move?.needs),
        stay: stay ? stayView(stay) : null,
        coming: move ? comingView(move) : null,
      },
    ]
  })
}
