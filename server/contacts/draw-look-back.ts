import { DrawLookBack, LookBackDrawn } from '@bihuan/contract/look-back.ts'
import { drawSample } from '@bihuan/core/contacts/draw-sample.ts'
import { cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'

const usualSize = 30
const dayMs = 24 * hourMs

type Decided = { id: string; decided: string; decidedUnit: string | null }

/**
 * The seed of a day: district, day and the newest public checkpoint of the log, which nobody who decides contacts can choose; only the
 * district and the day where there is no log yet.
 */
async function seedOf(tx: Tx, area: string, day: string): Promise<string> {
  const [row] = await tx<{ root: string }[]>`
    select split_part(note, chr(10), 3) as root from log_checkpoints order by size desc limit 1`
  return `${area} ${day} ${row?.root ?? '-'}`
}

/**
 * Draws the sample of a district and day that somebody of another unit reads again (回头看). Drawn once: who could draw until it suits would
 * choose; with the public seed everybody can draw the same again.
 */
export const drawLookBack = command({
  name: 'look-back.draw',
  summary: 'Draw a sample of decided contacts to be read again',
  roles: ['district-commander', 'city-commander', 'inspector'],
  input: DrawLookBack,
  outcome: LookBackDrawn,
  area: (_sql, { area }) => area,
  async run(tx, { area, day, size = usualSize }, request) {
    if (area.length !== 6) throw new Problem('look-back.area-too-small')
    const from = cityInstant(day, '00:00')
    const rows = await tx<Decided[]>`
      select c.id, c.decided, c.decided_unit from contacts c
      where c.area_code >= ${area} and c.area_code < ${`${area}:`} and c.decided is not null and c.dropped_at is null
        and c.decided_at >= ${from} and c.decided_at < ${from + dayMs}
      order by c.id`
    if (rows.length === 0) throw new Problem('look-back.nothing-decided')
    const seed = await seedOf(tx, area, day)
    const ids = rows.map(({ id }) => id)
    const drawn = drawSample(ids, size, seed, nodeCrypto)
    const { id, now, actor } = request
    const [made] = await tx`
      insert into look_backs (id, area_code, day, seed, decided, drawn, drawn_by, drawn_unit, drawn_at, due_at)
      values (${id}, ${area}, ${day}, ${seed}, ${rows.length}, ${drawn.length}, ${actor.id}, ${actor.unit}, ${now}, ${now + dayMs})
      on conflict (area_code, day) do nothing returning id`
    if (!made) throw new Problem('look-back.already-drawn')
    await tx`
      insert into look_back_lines (look_back_id, contact_id, place, decided, decided_unit)
      select ${id}, c.id, t.n::int, c.decided, c.decided_unit
      from unnest(${[...drawn]}::uuid[]) with ordinality t (contact, n) join contacts c on c.id = t.contact`
    return { lookBack: id, of: rows.length, drawn: drawn.length, seed }
  },
})
