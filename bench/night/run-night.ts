import { openValues } from '@bihuan/core/policy/adoption-values.ts'
import { isUnverified } from '@bihuan/core/policy/parameter.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { ask } from '@bihuan/server/door/query.ts'
import { aNight, type Night, type NightCity, night } from '@bihuan/server/policy/a-night.ts'
import { affectedPeople } from '@bihuan/server/policy/affected-people.ts'
import { draftAdoption } from '@bihuan/server/policy/draft-adoption.ts'
import { effectOfPack } from '@bihuan/server/policy/effect-of-pack.ts'
import {
  effectByTable,
  freeByNew,
  freeByOld,
  heldByOrder,
} from '@bihuan/server/policy/night-table.ts'
import { shippedLibrary } from '@bihuan/server/policy/shipped.ts'
import { loadNow } from '../machine/machine.ts'
import { walk } from './walk.ts'

const evening = night - 2 * hourMs
const dayMs = 24 * hourMs
const seconds = (since: number) => Math.round(performance.now() - since) / 1_000

/** What the night came to. `ok` is whether everything that is promised of it was seen. */
export type NightFigures = Record<string, unknown> & { ok: boolean }

/** Lives through the ten days before, looks ahead, signs, and asks everybody whether they are held. */
export async function runNight(
  city: NightCity,
  count: number,
  say: (text: string) => void,
): Promise<NightFigures> {
  const began = performance.now()
  const lived = await aNight(city, { people: count }, say)
  const prepareS = seconds(began)
  say(
    `${lived.people.length} people under ${lived.orders} orders in ${lived.batches} batches, ${prepareS} s`,
  )
  const before = await walk(
    city,
    everybodyAt(lived, () => night - 1),
  )
  say(`held a moment before: ${before.held.length}, ${before.perSecond} statuses a second`)
  // The control: the rules of before go on, because nobody signed.
  const control = await walk(city, everybodyAt(lived, freeByNew))
  say(`control, nothing signed: ${control.held.length} held longer than the new rules allow`)
  const looked = await lookAhead(city, lived)
  say(`look ahead ${looked.first_s} s: ${JSON.stringify(looked.counts)}`)
  const signedS = await signed(city, lived)
  const late = await walk(city, afterwards(lived))
  const early = await walk(
    city,
    lived.people
      .filter((one) => heldByOrder(one) > night)
      .map((person) => ({ person, at: heldByOrder(person) - 1_000 })),
  )
  say(`after signing: ${late.held.length} of ${late.asked} asked held too long`)
  const ok =
    before.held.length === lived.people.length &&
    control.held.length > lived.people.length / 3 &&
    looked.differing === 0 &&
    late.held.length === 0 &&
    early.held.length === early.asked
  return {
    people: lived.people.length,
    orders: lived.orders,
    batches: lived.batches,
    prepare_s: prepareS,
    held_a_moment_before: before.held.length,
    control_held_longer_than_the_new_rules_allow: control.held.length,
    look_ahead: looked,
    draft_and_two_signatures_s: signedS,
    asked_afterwards: late.asked,
    held_longer_than_the_new_rules_allow: late.held.length,
    held_to_the_last_second_of_both: { asked: early.asked, held: early.held.length },
    statuses_per_second: late.perSecond,
    ok,
  }
}

const everybodyAt = ({ people }: Night, at: (person: Night['people'][number]) => number) =>
  people.map((person) => ({ person, at: at(person) }))

/** Everybody at the moment from which nobody may hold them, a second later, and at each midnight and noon until the longest is over. */
function afterwards({ people }: Night) {
  return people.flatMap((person) => {
    const free = freeByNew(person)
    const later: number[] = []
    for (let at = night; at <= freeByOld(person) + dayMs; at += dayMs / 2)
      if (at > free) later.push(at)
    return [free, free + 1_000, ...later].map((at) => ({ person, at }))
  })
}

/** What the officers see before they sign: figures, and everybody by name, held against the table of the plan. */
async function lookAhead(city: NightCity, { people, officers }: Night) {
  const asking = { now: evening, actor: officers.actor('he'), purpose: null }
  const times: number[] = []
  const processor: number[] = []
  const load = loadNow()
  const look = async () => {
    const began = performance.now()
    const cpu = process.cpuUsage()
    const answer = await ask(city.city, effectOfPack, { pack: 'cn-20m', at: isoOf(night) }, asking)
    times.push(seconds(began))
    const used = process.cpuUsage(cpu)
    processor.push(Math.round((used.user + used.system) / 1_000) / 1_000)
    return answer
  }
  const { report } = await look()
  for (let n = 0; n < 2; n += 1) await look()
  const began = performance.now()
  const list = await ask(
    city.city,
    affectedPeople,
    { pack: 'cn-20m', at: isoOf(night), effect: 'released', limit: 50 },
    { ...asking, purpose: 'orders' },
  )
  const namedS = seconds(began)
  const count = (effect: string) => people.filter((one) => effectByTable(one) === effect).length
  const secondary = people.filter(({ basis }) => basis === 'secondary_contact').length
  const differing =
    Math.abs(report.counts.released - count('released')) +
    Math.abs(report.counts.shortened - count('shortened')) +
    Math.abs(report.counts.unchanged + report.counts.eased - count('unchanged')) +
    report.counts.stricter +
    Math.abs((report.ended.secondary_contact ?? 0) - secondary)
  return {
    first_s: times[0] ?? 0,
    again_s: times.slice(1),
    // What this process computed of it; the rest is PostgreSQL, and waiting where the machine has other work.
    processor_s: processor,
    load_before: load,
    counts: report.counts,
    by_basis: report.byBasis,
    secondary_contacts_that_end: report.ended.secondary_contact ?? 0,
    first_page_of_names_s: namedS,
    released_by_name: list.total,
    differing,
  }
}

/** Drafts the twenty measures with every open value confirmed, and signs as two officers; in seconds. */
async function signed(city: NightCity, { officers, signAll }: Night): Promise<number> {
  const began = performance.now()
  const confirmations = openValues(shippedLibrary(), 'cn-20m')
    .filter(({ grade }) => isUnverified(grade))
    .map(({ path, v }) => ({ path, v: JSON.stringify(v), note: '逐项核对' }))
  const drafted = await city.run(
    draftAdoption,
    officers.actor('he'),
    {
      pack: 'cn-20m',
      second: 'she',
      reason: '国务院联防联控机制公布二十条，当夜施行。',
      confirmations,
    },
    evening,
  )
  await signAll(drafted, ['he'], evening + minuteMs)
  await signAll(drafted, ['she'], evening + 2 * minuteMs)
  return seconds(began)
}
