import { DecideSource, LinkWritten } from '@bihuan/contract/chains.ts'
import type { LinkFault } from '@bihuan/core/chains/impossible.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { decidingRoles } from './chain-roles.ts'
import { checkWords } from './check-words.ts'
import { comesFrom, linkFaults } from './link-faults.ts'
import { modelOf } from './model-of.ts'
import { type ChainRow, rowOfNumber } from './store.ts'

type Source = Static<typeof DecideSource>['source']

/** The source as a case, judged; null where it is none. Refuses what cannot be at all: oneself, and a circle of decided sources. */
async function sourceCase(
  sql: Reader,
  infectee: ChainRow,
  source: Source,
  despite: readonly LinkFault[],
  request: Request,
): Promise<{ row: ChainRow; faults: LinkFault[] } | null> {
  if (source.kind !== 'case') return null
  const row = await rowOfNumber(sql, source.number)
  const number = String(infectee.number)
  const { limits } = modelOf(await policyNow(sql, request))
  const faults = linkFaults(infectee, row, limits)
  if (row.id === infectee.id || faults.includes('same-person'))
    throw new Problem('chain.same-person', { number })
  if (await comesFrom(sql, row.id, infectee.id)) throw new Problem('chain.circle', { number })
  const unanswered = faults.filter((fault) => !despite.includes(fault))
  if (unanswered.length > 0)
    throw new Problem('chain.link-impossible', { faults: faults.join(', ') })
  return { row, faults }
}

/** Ends what stood between the two, and the decision that stood before: both stay in the history. */
const endBefore = (
  tx: Tx,
  infectee: string,
  infector: string | null,
  { now, actor }: Request,
) => tx`
  update case_links set until_at = ${now}, ended_by = ${actor.id}
  where infectee = ${infectee} and until_at is null and (state = 'decided' or infector = ${infector}::text)`

/**
 * Decides where a case was infected: by another case, outside of the city, or that nobody will know. One decision stands at a time; a link
 * against which the dates speak needs each fault named and a reason.
 */
export const decideSource = command({
  name: 'chain.decide',
  summary: 'Decide the source of a case, with a reason',
  roles: decidingRoles,
  input: DecideSource,
  outcome: LinkWritten,
  area: async (sql, { number }) => (await rowOfNumber(sql, Number(number))).areaCode,
  async run(tx, { number, source, reason, despite = [] }, request) {
    checkWords(reason)
    const infectee = await rowOfNumber(tx, Number(number))
    const found = await sourceCase(tx, infectee, source, despite, request)
    const infector = found?.row.id ?? null
    const kind = source.kind
    await endBefore(tx, infectee.id, infector, request)
    const id = derivedId(request.id, 'link')
    const basis = { faults: found?.faults ?? [], despite }
    await tx`
      insert into case_links (id, infectee, infector, source, state, reason, basis, decided_by, decided_at)
      values (${id}, ${infectee.id}, ${infector}, ${kind}, 'decided', ${request.keys.sealText('facts', request.now, reason)},
        ${tx.json(basis as never)}, ${request.actor.id}, ${request.now})`
    return { link: id, number: infectee.number, faults: found?.faults ?? [], isNew: true }
  },
})
