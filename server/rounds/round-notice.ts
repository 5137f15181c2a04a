import { everyRole } from '@bihuan/contract/access.ts'
import { RoundNotice, RoundParams } from '@bihuan/contract/rounds.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'

/** The notice of a round: a public document, so everybody may read it; the next one is drawn up from it. */
export const roundNotice = query({
  name: 'round.notice',
  summary: 'The notice that a round was published with',
  roles: everyRole,
  params: RoundParams,
  outcome: RoundNotice,
  async run(sql, { round }) {
    const [row] = await sql<{ notice: unknown }[]>`
      select notice - 'titleZh' - 'titleEn' as notice from rounds where id = ${round}`
    if (!row) throw new Problem('round.unknown', { round })
    return { round, notice: row.notice }
  },
})
