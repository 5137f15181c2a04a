import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { hourMs } from '@bihuan/core/time/instant.ts'
import { actorFinder } from '@bihuan/server/accounts/session.ts'
import { demoClock } from '@bihuan/server/clock.ts'
import { buildApp } from '@bihuan/server/http/app.ts'
import { noteRequest } from '@bihuan/server/stay-care/ask-request.ts'
import { recordHealth } from '@bihuan/server/stay-care/record-health.ts'
import { openTestRound } from '@bihuan/server/stay-tests/open-test-round.ts'
import { aStayDesk } from '@bihuan/server/stays/a-stay-desk.ts'

const webFolder = process.env.WEB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url))
const dayMs = 24 * hourMs
const floors = 10
const perFloor = 30
const here = 236
const coming = 50

/**
 * The real server on an isolation site of three hundred rooms (number 8, ten floors) with 236 people in it, tests, a fever, a request, rooms to be
 * cleaned and out of use, and fifty on the way without a room; demo accounts `site-manager` and `site-worker` of it.
 */
export async function serveBoard() {
  const desk = await aStayDesk(here + coming + 10)
  const { city, people, now } = desk
  const { sql } = city
  const site = randomUUID()
  const unit = 'isolation-site:8'
  await sql`
    insert into isolation_sites (id, number, name, kind, place, area_code, address, state, added_by, added_at)
    values (${site}, 8, '金水湖酒店', 'hotel', 'centralized', '410105001', '湖滨路8号', 'active', 'test', ${now})`
  const rooms = Array.from({ length: floors * perFloor }, (_, n) => ({
    id: randomUUID(),
    floor: Math.floor(n / perFloor) + 2,
    code: String((Math.floor(n / perFloor) + 2) * 100 + (n % perFloor) + 1),
  }))
  await sql`
    insert into rooms (id, isolation_site_id, code, floor, kind, beds, ready_at)
    select g.id, ${site}, g.code, g.floor, 'single', 1, ${now - hourMs}::timestamptz
    from unnest(${rooms.map(({ id }) => id)}::uuid[], ${rooms.map(({ code }) => code)}::text[], ${rooms.map(({ floor }) => floor)}::int[]) g (id, code, floor)`
  const inside = people.slice(0, here)
  const late = people.slice(here, here + coming)
  await sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    select 'contact:' || id, 'contact', id, 'close_contact', 'case 1', ${now - 3 * dayMs}::timestamptz, ${now - 3 * dayMs}::timestamptz, 'test'
    from unnest(${[...inside, ...late]}::bigint[]) g (id)`
  await sql`
    insert into stays (id, person_id, isolation_site_id, room_id, cohort, basis, place, fact_id, arrived_at, arrived_by, next_check_due, release_due)
    select gen_random_uuid(), p.id, ${site}, r.id, 'contact', 'close_contact', 'centralized', 'stay:' || p.id, ${now - 2 * dayMs}::timestamptz, 'test',
      ${now + 4 * hourMs}::timestamptz,
      case when p.n % 6 = 0 then ${now + dayMs}::timestamptz else ${now + 9 * dayMs}::timestamptz end
    from unnest(${inside}::bigint[]) with ordinality p (id, n)
    join unnest(${rooms.map(({ id }) => id)}::uuid[]) with ordinality r (id, n) on r.n = p.n`
  const last = rooms.slice(-8).map(({ id }) => id)
  await sql`update rooms set ready_at = null where id = any(${last.slice(0, 6)}::uuid[])`
  await sql`
    update rooms set out_since = ${now}, out_because = '水管维修' where id = any(${last.slice(6)}::uuid[])`
  await sql`
    insert into transfers (id, person_id, kind, cohort, basis, area_code, to_site_id, asked_at, due_at, pick_up_at, on_at)
    select gen_random_uuid(), p.id, 'to-site', 'contact', 'close_contact', '410105001', ${site}, ${now - hourMs}::timestamptz, ${now + hourMs}::timestamptz,
      ${now - hourMs / 2}::timestamptz, ${now - hourMs / 2}::timestamptz
    from unnest(${late}::bigint[]) p (id)`
  for (const role of ['site-manager', 'site-worker'] as const)
    await sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, is_demo, created_at)
      values (${role}, ${role}, ${role === 'site-manager' ? '周点长' : '孙护士'}, ${role}, '410105', ${unit}, true, ${now})`
  const worker = city.actor('site-worker', '410105', unit)
  const [first, second] = await sql<{ id: string }[]>`
    select s.id from stays s join rooms r on r.id = s.room_id where s.isolation_site_id = ${site} and r.code in ('203', '204') order by r.code`
  await city.run(recordHealth, worker, {
    stay: first?.id ?? '',
    temperature: 38.1,
    symptoms: ['cough'],
  })
  await city.run(noteRequest, worker, {
    stay: second?.id ?? '',
    request: randomUUID(),
    kind: 'supplies',
    words: '想要一个枕头',
  })
  await city.run(openTestRound, city.actor('city-commander'), {})
  const clock = demoClock(now)
  const app = await buildApp(
    { city: city.city, clock, demo: clock, findActor: actorFinder(sql, city.city.keys) },
    { version: 'test', webFolder, log: false },
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    desk,
    site,
    feverish: first?.id ?? '',
    clock,
    url: `http://127.0.0.1:${address.port}`,
    stop: () => app.close(),
  }
}
