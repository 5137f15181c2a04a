import { fileURLToPath } from 'node:url'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { openHomeStays } from '@bihuan/server/home-isolation/open-home-stays.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { anOrderDesk } from '@bihuan/server/orders/an-order-desk.ts'
import { addNote } from '@bihuan/server/patients/add-note.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const dayMs = 24 * hourMs

const staff = {
  tang: ['唐医生', 'doctor', '4101', 'hospital'],
  shen: ['沈医生', 'doctor', '4101', 'hospital'],
  'grid-1': ['李网格', 'grid-worker', '410105001001', 'grid'],
} as const

/**
 * The real server on a community under the 9th edition of the treatment plan, whose figures nobody confirmed here: two people with a case since
 * eight days, the doctors `tang` and `shen`, and the grid worker `grid-1` with three people watched at home.
 */
export async function servePatients() {
  const desk = await anOrderDesk({ people: 40 })
  const { city, people } = desk
  const { sql } = city
  const now = instantOf('2022-03-20T10:00:00+08:00')
  for (const [id, [name, role, area, unit]] of Object.entries(staff))
    await sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${id}, ${id}, ${name}, ${role}, ${area}, ${unit}, true, ${city.start})`
  const ill = people.slice(0, 2)
  await sql`update people set born_on = '1947-02-03' where id = ${ill[0] ?? ''}`
  for (const person of ill)
    await sql`
      insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
      values (${`case:${person}`}, 'case', ${person}, 'infected', ${`case-${person}`}, ${now - 8 * dayMs}, ${now - 8 * dayMs}, 'x')`
  const home = people.slice(10, 16).filter((_, n) => n % 2 === 0)
  for (const person of home) {
    // Fourteen days at a site are behind them.
    const evidence = [await desk.contact(person, { at: now - 14 * dayMs })]
    const asked = { kind: 'monitor', place: 'home_monitoring', evidence }
    const drafted = await desk.draft(person, asked, 'wu', now - 2 * hourMs)
    await desk.signAll(drafted, ['wu', 'li'], now - 2 * hourMs)
  }
  await sql`update orders set logged_at = known_at where logged_at is null`
  await openHomeStays(city.city, now)
  const clock = demoClock(now)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  const tang = { ...city.actor('doctor', '4101', 'hospital'), id: 'tang' }
  return {
    sql,
    now,
    home,
    url: `http://127.0.0.1:${address.port}`,
    /** Days without fever behind a patient, and one test with a high Ct two days ago. */
    async recovers(patient: string): Promise<void> {
      for (const day of [5, 4, 3, 2, 1]) {
        const at = isoOf(now - day * dayMs - hourMs)
        const figures = { temperature: 365 + day, oxygen: 97, severity: 'mild' as const }
        const note = {
          kind: 'course' as const,
          ...figures,
          symptoms: ['cough' as const],
          trend: 'better' as const,
        }
        await city.run(addNote, tang, { patient, at, note }, now)
      }
      const genes = [
        { gene: 'ORF1ab', ct: 24.1, cutoff: 40 },
        { gene: 'N', ct: 22.8, cutoff: 40 },
      ]
      for (const [day, more] of [
        [6, 0],
        [4, 8],
        [2, 13],
      ] as const)
        await city.run(
          addNote,
          tang,
          {
            patient,
            at: isoOf(now - day * dayMs),
            note: {
              kind: 'test',
              kit: 'kit-h',
              genes: genes.map((gene) => ({ ...gene, ct: gene.ct + more })),
              call: 'reactive',
            },
          },
          now,
        )
    },
    stop: () => app.close(),
  }
}
