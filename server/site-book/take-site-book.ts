import { SiteBookTaken, TakeSiteBook } from '@bihuan/contract/site-book.ts'
import { command } from '../door/command.ts'
import { checkWorksAt, siteOf } from '../isolation-sites/store.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { siteRoles } from './roles.ts'

export const chunkSize = 200

/**
 * Takes the book of a site: who stays there and who is on the way. The take is the trace of everybody in it and stands before the first
 * name is sent. It costs no budget, because the site decides who is in it.
 */
export const takeSiteBook = command({
  name: 'site-book.take',
  summary: 'Take the book of an isolation site',
  roles: siteRoles,
  input: TakeSiteBook,
  outcome: SiteBookTaken,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site }, { id, actor, now }) {
    checkWorksAt(actor, await siteOf(tx, site))
    const rows = await tx<{ person: string }[]>`
      select person_id as person from stays where isolation_site_id = ${site} and left_at is null
      union
      select person_id from transfers where to_site_id = ${site} and ended_at is null
      order by 1`
    const people = rows.map(({ person }) => person)
    await tx`
      insert into site_book_takes (id, isolation_site_id, taken_by, taken_role, at, people)
      values (${id}, ${site}, ${actor.id}, ${actor.role}, ${now}, ${people}::bigint[])`
    const look = { query: 'site-book.take', actor, purpose: 'isolation', at: now }
    await leaveListTraces(tx, { ...look, people })
    return {
      take: id,
      people: people.length,
      chunks: Math.max(1, Math.ceil(people.length / chunkSize)),
    }
  },
})
