import type { Instant } from '@bihuan/core/time/instant.ts'
import { lookAt } from './changed-rows.ts'
import { byCommand } from './command-of.ts'
import type { Check, Finding } from './finding.ts'

/** Facts that nobody recorded through the system: an exposure or an entry that came from nowhere grounds orders. */
export const checkFacts: Check = {
  name: 'facts',
  async run(pass) {
    const { city, memory } = pass
    const { sql } = city
    const found: Finding[] = []
    await lookAt(sql, memory, 'facts', async (where) => {
      const rows = await sql<{ id: string; knownAt: Instant; commandAt: Instant | null }[]>`
        select t.id, t.known_at, c.at as command_at from facts t left join commands c on c.id = t.command_id
        where ${where} and c.at is distinct from t.known_at`
      for (const row of rows) found.push(...byCommand(`fact:${row.id}`, row, pass))
    })
    return found
  },
}
