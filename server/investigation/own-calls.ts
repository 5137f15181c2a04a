import { OwnCalls, OwnCallsParams } from '@bihuan/contract/investigation.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { seeOwn } from '../residents/own-person.ts'
import { surnameOf } from './begin-call.ts'

type Row = {
  id: string
  code: string
  name: string
  number: string | null
  unit: string
  startedAt: Instant
  endsAt: Instant
}

/** Who is calling somebody now, for their own page: surname, number, unit and the code that the caller says first. */
export const ownCalls = query({
  name: 'own.calls',
  summary: 'Which official is calling now, with the code',
  roles: ['resident'],
  params: OwnCallsParams,
  outcome: OwnCalls,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.calls', question)
    const { now, keys } = question
    const rows = await sql<Row[]>`
      select c.id, c.code, a.display_name as name, n.number, a.unit, c.started_at, c.ends_at
      from calls c join accounts a on a.id = c.account_id left join caller_numbers n on n.account_id = c.account_id
      where c.person_id = ${person} and c.ended_at is null and c.ends_at > ${now}::timestamptz order by c.started_at desc limit 5`
    return {
      now: isoOf(now),
      calls: rows.flatMap(({ id, code, name, number, unit, startedAt, endsAt }) => {
        const open = keys.openText(code)
        if (open === null) return []
        return {
          call: id,
          code: open,
          surname: surnameOf(name),
          badge: number ?? '',
          unit,
          startedAt: isoOf(startedAt),
          endsAt: isoOf(endsAt),
        }
      }),
    }
  },
})
