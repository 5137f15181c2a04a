import { HomeStayParams, HomeStayView } from '@bihuan/contract/home-isolation.ts'
import { checklist } from '@bihuan/core/home-isolation/checklist.ts'
import { mustSource, musts, mustWords } from '@bihuan/core/home-isolation/visit.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { endingOf, outingsOf, requestsOf, visitsOf, wasteOf } from './book-of.ts'
import { releasesAtHome } from './releases.ts'
import { homeLine, homeRowsOf } from './rows.ts'
import { knownHome } from './store.ts'

type Checked = {
  items?: { item: string; met: boolean }[]
  household?: { kind: string; age?: number }[]
} | null

/** One home opened: who is there, what is asked of the day, what was seen, asked for and taken away, and when it ends. */
export const showHome = query({
  name: 'home-stay.show',
  summary: 'One home, opened',
  roles: ['grid-worker', 'district-commander'],
  params: HomeStayParams,
  outcome: HomeStayView,
  people: true,
  async run(sql, { stay }, question) {
    const { now, actor, purpose, keys } = question
    const home = await knownHome(sql, stay)
    if (!covers(actor.areaCode, home.areaCode))
      throw new Problem('access.area-is-not-yours', { area: home.areaCode, own: actor.areaCode })
    await leaveTrace(sql, {
      person: home.personId,
      query: 'home-stay.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const [row] = await homeRowsOf(sql, sql`select ${stay}::uuid, 1`, now)
    if (!row) throw new Problem('home-stay.unknown')
    const [person] = await sql<{ phoneCipher: Buffer | null }[]>`
      select phone_cipher from people where id = ${home.personId}`
    const lives = (await homesOf(sql, [home.personId])).get(home.personId)
    const releases = await releasesAtHome(sql, [row], question)
    const visits = await visitsOf(sql, stay)
    const today = visits.filter(({ at }) => cityDateOf(Date.parse(at)) === cityDateOf(now))
    const checked = home.conditions as Checked
    const metOf = (item: string) => checked?.items?.find((one) => one.item === item)?.met ?? null
    const keptOf = (must: string) =>
      today.flatMap((visit) => visit.musts).find((one) => one.must === must)?.kept ?? null
    return {
      now: isoOf(now),
      row: homeLine(row, releases.get(stay), await policyNow(sql, question), now),
      name: row.name,
      phone: person?.phoneCipher ? keys.open(person.phoneCipher) : null,
      address: lives?.address ?? null,
      order: home.orderId,
      checklist: checklist.map(({ id, words, must, source }) => ({
        item: id,
        ...words,
        must,
        source,
        met: metOf(id),
      })),
      household: [...(checked?.household ?? [])],
      musts: musts.map((must) => ({
        must,
        ...mustWords[must],
        source: mustSource,
        keptToday: keptOf(must),
      })),
      visits,
      waste: await wasteOf(sql, stay),
      requests: await requestsOf(sql, stay),
      outings: await outingsOf(sql, stay),
      ended: await endingOf(sql, stay),
    }
  },
})
