import { SiteTests, TestsParams } from '@bihuan/contract/stay-care.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { testRoundOf } from '@bihuan/core/stays/test-round.ts'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkReads } from '../stays/check-reads.ts'
import { siteReaders } from '../stays/roles.ts'
import { type TestRow, testRows, testView } from './tests-of.ts'

type Named = { id: string; name: string; roomCode: string | null }

/** The tests of a day at a site: due, taken, with which result, by room. */
export const siteTests = query({
  name: 'stay-test.list',
  summary: 'Tests of a day at an isolation site',
  roles: [...siteReaders, 'sampler'],
  params: TestsParams,
  outcome: SiteTests,
  people: true,
  async run(sql, { site, day }, { now, actor, purpose }) {
    await checkReads(sql, site, actor)
    const date = day ?? cityDateOf(now)
    const round = testRoundOf(date)
    const [place] = await sql<{ siteId: number }[]>`
      select site_id from test_sites where round_id = ${round} and isolation_site_id = ${site}`
    const rows = place
      ? await sql<
          TestRow[]
        >`${testRows(sql)} where t.round_id = ${round} and t.site_id = ${place.siteId}`
      : []
    const named = new Map(
      (
        await sql<Named[]>`
          select s.id, p.name, r.code as room_code from stays s join people p on p.id = s.person_id left join rooms r on r.id = s.room_id
          where s.id = any(${rows.flatMap(({ stayId }) => (stayId === null ? [] : [stayId]))}::uuid[])`
      ).map((one) => [one.id, one]),
    )
    await leaveListTraces(sql, {
      people: rows.map(({ personId }) => personId),
      query: 'stay-test.list',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const tests = rows.flatMap((row) => {
      const who = row.stayId === null ? undefined : named.get(row.stayId)
      return who === undefined
        ? []
        : [
            {
              ...testView(row, now),
              stay: who.id,
              person: row.personId,
              nameMasked: maskName(who.name),
              roomCode: who.roomCode,
            },
          ]
    })
    const count = (fits: (state: string) => boolean) =>
      tests.filter(({ state }) => fits(state)).length
    const resulted = ['negative', 'reactive', 'invalid']
    return {
      day: date,
      round: place ? String(round) : null,
      samplingSite: place ? String(place.siteId) : null,
      counts: {
        due: tests.length,
        taken: count((state) => state === 'taken' || resulted.includes(state)),
        resulted: count((state) => resulted.includes(state)),
        reactive: count((state) => state === 'reactive'),
        excused: count((state) => state === 'excused'),
        missing: count((state) => state === 'due' || state === 'missed' || state === 'next'),
      },
      tests: tests.sort((a, b) => (a.roomCode ?? '').localeCompare(b.roomCode ?? '')),
    }
  },
})
