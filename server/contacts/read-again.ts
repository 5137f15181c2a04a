import { ReadAgain, WasReadAgain } from '@bihuan/contract/look-back.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { knownLookBack } from './look-back-store.ts'

const roles = ['case-investigator', 'district-commander', 'city-commander', 'inspector'] as const

/** A second reader says whether they would decide as it was decided. Nobody reads what their own unit decided. */
export const readAgain = command({
  name: 'look-back.read',
  summary: 'Read a decision about a contact again',
  roles,
  input: ReadAgain,
  outcome: WasReadAgain,
  area: async (sql, { lookBack }) => (await knownLookBack(sql, lookBack)).areaCode,
  async run(tx, { lookBack, contact, verdict, kind, words }, request) {
    const { signedAt, drawn } = await knownLookBack(tx, lookBack)
    if (signedAt !== null) throw new Problem('look-back.over')
    const [line] = await tx<{ decidedUnit: string | null; decided: string }[]>`
      select decided_unit, decided from look_back_lines where look_back_id = ${lookBack} and contact_id = ${contact}`
    if (!line) throw new Problem('look-back.not-in-sample')
    const { actor, now, keys } = request
    if (line.decidedUnit === actor.unit) throw new Problem('look-back.own-unit')
    const isSaid = words !== undefined && kind !== undefined && kind !== line.decided
    if (verdict === 'differ' && !isSaid) throw new Problem('look-back.words-missing')
    const sealed = words === undefined ? null : tx.json(keys.sealedJson('facts', now, words))
    await tx`
      update look_back_lines set verdict = ${verdict}, kind = ${verdict === 'differ' ? (kind ?? null) : null}, words = ${sealed}::jsonb,
        read_by = ${actor.id}, read_unit = ${actor.unit}, read_at = ${now}
      where look_back_id = ${lookBack} and contact_id = ${contact}`
    const { read } = await knownLookBack(tx, lookBack)
    return { lookBack, read, of: drawn }
  },
})
