import type { Sql } from '@bihuan/server/db/sql.ts'
import { deviceBase, type Frame, idOf, isClosed, moment, siteBase } from './plan.ts'

/**
 * What stands beside the chain: reads of people, walk-ins with the document of somebody known, paper sheets, tubes that
 * nobody reported, alarms that were answered. A few for each thousand people, the open ones in the newest round.
 */
export async function fillSideLists(sql: Sql, frame: Frame): Promise<void> {
  const { shape, round, tubes, number } = frame
  const walkInEvery = Math.max(10, Math.ceil(shape.people / 2_000))
  const at = (seconds: string) => moment(frame, seconds)
  const open = isClosed(frame) ? 'false' : `p.n % 3 <> 0`
  const texts = [
    `insert into person_reads (id, person_id, query, actor_id, actor_role, purpose, at)
      select ${idOf(frame, 'read', 'p.n::text')}, p.person_id, 'person.results', md5('account grid-worker-' || s.street)::uuid::text, 'grid-worker', 'sampling', ${at('-(p.n % 3000000)')}
      from history.person p join history.site s on s.site = p.site where p.n % 12 = 1`,
    `insert into walk_ins (person_id, site_id, device_id, address_cipher, input_digest, at, registered_by)
      select p.person_id, ${siteBase(number)} + p.site, ${deviceBase} + (${siteBase(number)} + p.site) * 10, '\\x00', '\\x00', ${at('p.off')}, md5('account sampler-' || p.site || '-1')::uuid::text
      from history.person p where p.n % ${walkInEvery} = 0 and p.off <= ${frame.until}`,
    `insert into same_person_claims (walk_in, known, at, settled_at, settled_by, verdict, reason)
      select p.person_id, o.person_id, ${at('p.off')}, case when not ${open} then ${at('p.off + 60')} end, case when not ${open} then 'history' end,
        case when not ${open} then 'different' end, case when not ${open} then '本人在场核对' end
      from history.person p join history.person o on o.n = p.n + 1 where p.n % ${walkInEvery * 4} = 0 and p.off <= ${frame.until}`,
    `insert into paper_sheets (round_id, tube_id, site_id, state, keyed_at)
      select ${round}, ${tubes} + s.lot + s.tubes + 3, ${siteBase(number)} + s.site, case when s.site % 4 = 0 then 'differs' else 'first' end, ${at('s.site % 20000')} from history.site s`,
    `insert into paper_entries (command_id, round_id, tube_id, keyed_by, keyed_at, sealed_at, swabs, members)
      select ${idOf(frame, 'paper', `s.site || ' ' || k`)}, ${round}, ${tubes} + s.lot + s.tubes + 3, md5('account sampler-' || s.site || '-' || k)::uuid::text, ${at('s.site % 20000')}, ${at('s.site % 20000 - 600')}, 10, '[]'
      from history.site s cross join generate_series(1, 2) k where k = 1 or s.site % 4 = 0`,
    `insert into orphan_tubes (tube_id, round_id, box_id, laboratory_id, found_at)
      select ${tubes} + s.lot + s.tubes + 4, ${round}, min(b.id), min(b.laboratory_id), min(b.received_at)
      from history.site s join boxes b on b.site_id = ${siteBase(number)} + s.site and b.received_at is not null where s.site % 40 = 1 group by s.lot, s.tubes`,
  ]
  for (const text of isClosed(frame) ? texts.slice(0, 1) : texts) await sql.unsafe(text)
}
