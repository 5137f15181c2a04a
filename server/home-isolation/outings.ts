import { CameBack, NoteOuting, OutingBack, OutingNoted } from '@bihuan/contract/home-isolation.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { checkHappened } from '../facts/store.ts'
import { areaOfHome, openHome } from './store.ts'

/**
 * Somebody goes out for care, with its time. Writing it down is the approval: care is open whatever is ordered, and nothing here can refuse it
 * but a time that is none.
 */
export const noteOuting = command({
  name: 'home-stay.outing',
  summary: 'Note a way out for care',
  roles: ['grid-worker', 'district-commander', 'doctor'],
  input: NoteOuting,
  outcome: OutingNoted,
  area: (sql, { stay }) => areaOfHome(sql, stay),
  async run(tx, { stay, from, until, urgent, words }, { id, keys, now, actor }) {
    await openHome(tx, stay)
    if (instantOf(until) <= instantOf(from)) throw new Problem('home-stay.outing-unclear')
    const outing = derivedId(id, 'outing')
    await tx`
      insert into home_outings (id, home_stay_id, from_at, until_at, urgent, body, noted_by, noted_at)
      values (${outing}, ${stay}, ${instantOf(from)}, ${instantOf(until)}, ${urgent}, ${tx.json(keys.sealedJson('facts', now, { words }))}, ${actor.id}, ${now})`
    return { outing, approvedAt: isoOf(now) }
  },
})

async function areaOfOuting(sql: Reader, id: string): Promise<string> {
  const [row] = await sql<{ areaCode: string }[]>`
    select s.area_code from home_outings o join home_stays s on s.id = o.home_stay_id where o.id = ${id}`
  if (!row) throw new Problem('home-stay.outing-unknown')
  return row.areaCode
}

/** Somebody came back from care. */
export const outingBack = command({
  name: 'home-stay.outing-back',
  summary: 'Note that somebody came back from care',
  roles: ['grid-worker', 'district-commander'],
  input: OutingBack,
  outcome: CameBack,
  area: (sql, { outing }) => areaOfOuting(sql, outing),
  async run(tx, { outing, at: moment }, request) {
    const at = instantOf(moment)
    checkHappened(at, request)
    await tx`update home_outings set back_at = ${at} where id = ${outing} and back_at is null`
    return { outing }
  },
})
