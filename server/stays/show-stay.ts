import { StayParams, StayView } from '@bihuan/contract/stays.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import type { Keys } from '../keys.ts'
import { homesOf } from '../orders/homes.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { checksOf } from '../stay-care/checks-of.ts'
import { opened } from '../stay-care/request-view.ts'
import { requestsOf } from '../stay-care/requests-of.ts'
import { scheduleOf } from '../stay-tests/schedule-of.ts'
import { checkReads } from './check-reads.ts'
import { isWithoutOrder } from './guests.ts'
import { historyOf } from './history-of.ts'
import { needsOf } from './needs-of.ts'
import { releaseShown } from './release-shown.ts'
import { siteReaders } from './roles.ts'
import { stayOf } from './stay-rows.ts'

type Who = { name: string; bornOn: string; phoneCipher: Buffer | null; roomCode: string | null }
type Referral = {
  id: string
  at: Instant
  keepBed: boolean
  words: string
  transferId: string | null
}
type Visit = { id: string; kind: string; at: Instant; by: string; words: string }

async function referralOf(sql: Reader, stay: string, keys: Keys) {
  const [row] = await sql<Referral[]>`
    select id, at, keep_bed, words, transfer_id from stay_referrals where stay_id = ${stay} and returned_at is null`
  if (!row) return null
  const { id, at, keepBed, words, transferId } = row
  return {
    referral: id,
    at: isoOf(at),
    bedKept: keepBed,
    words: opened(keys, words),
    transfer: transferId,
  }
}

async function visitsOf(sql: Reader, stay: string, keys: Keys) {
  const rows = await sql<Visit[]>`
    select id, kind, at, by, words from care_visits where stay_id = ${stay} order by at desc, id limit 100`
  return rows.map(({ id, at, words, ...visit }) => ({
    visit: id,
    ...visit,
    at: isoOf(at),
    words: opened(keys, words),
  }))
}

/** One stay, opened: who it is in full, when they are let go and on what that rests, tests, checks, requests, history. Leaves a trace. */
export const showStay = query({
  name: 'stay.show',
  summary: 'One stay, opened',
  roles: [...siteReaders, 'doctor'],
  params: StayParams,
  outcome: StayView,
  people: true,
  async run(sql, { stay: id }, question) {
    const { now, actor, purpose, keys } = question
    const stay = await stayOf(sql, id)
    const site = await checkReads(sql, stay.isolationSiteId, actor)
    await leaveTrace(sql, {
      person: stay.personId,
      query: 'stay.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const [who] = await sql<Who[]>`
      select p.name, p.born_on, p.phone_cipher, r.code as room_code
      from people p left join rooms r on r.id = ${stay.roomId}::uuid where p.id = ${stay.personId}`
    if (!who) throw new Problem('stay.unknown')
    const home = (await homesOf(sql, [stay.personId])).get(stay.personId)
    const needs = await needsOf(sql, stay)
    return {
      stay: id,
      person: stay.personId,
      name: who.name,
      phone: who.phoneCipher === null ? null : keys.open(who.phoneCipher),
      address: home?.address ?? null,
      bornOn: who.bornOn,
      site: site.id,
      siteNumber: site.number,
      siteName: site.name,
      room: stay.roomId,
      roomCode: who.roomCode,
      cohort: stay.cohort,
      basis: stay.basis,
      place: stay.place,
      order: stay.orderId,
      withoutOrder: isWithoutOrder(stay.basis),
      needs: { ...needs, care: [...needs.care], diets: [...needs.diets] },
      arrivedAt: isoOf(stay.arrivedAt),
      leftAt: stay.leftAt === null ? null : isoOf(stay.leftAt),
      leftHow: stay.leftHow,
      version: stay.version,
      release: await releaseShown(sql, stay, question),
      tests: await scheduleOf(sql, id, question),
      checks: await checksOf(sql, id),
      requests: await requestsOf(sql, id, keys),
      referral: await referralOf(sql, id, keys),
      visits: await visitsOf(sql, id, keys),
      history: await historyOf(sql, id, keys),
    }
  },
})
