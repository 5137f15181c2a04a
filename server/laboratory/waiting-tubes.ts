import { LaboratoryParams, WaitingTubes } from '@bihuan/contract/laboratory.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { boxCode, tubeCode } from '../labels/labels.ts'
import { checkReader } from './own-laboratory.ts'

const pageSize = 500

type Row = {
  id: string
  boxId: string
  sealedAt: number
  poolSize: number
  repeat: boolean
  firstKit: string | null
}

/** Tubes that lie received in a laboratory, on no plate, and want a result or a second kit: second kits first, then the longest sealed. */
export const waitingTubes = query({
  name: 'laboratory.waiting',
  summary: 'Received tubes that wait for a plate',
  roles: ['lab-technician', 'lab-reviewer', 'district-commander', 'city-commander'],
  params: LaboratoryParams,
  outcome: WaitingTubes,
  async run(sql, { laboratory, round, limit }, { actor }) {
    await checkReader(sql, actor, Number(laboratory))
    const rows = await sql<Row[]>`
      select t.id, t.box_id, t.sealed_at, t.pool_size, f.first_kit,
        t.left_plate_id is not null as repeat
      from boxes b
      join tubes t on t.box_id = b.id and t.round_id = b.round_id
      left join findings f on f.round_id = t.round_id and f.tube_id = t.id and f.state = 'preliminary'
      where b.laboratory_id = ${laboratory} and b.round_id = ${round} and b.received_at is not null and b.lost_at is null
        and t.state = 'sealed' and t.plate_id is null and (t.resulted_at is null or f.first_kit is not null)
      order by f.first_kit is null, t.sealed_at, t.id
      limit ${limit ?? pageSize}`
    return {
      waiting: rows.map(({ id, boxId, sealedAt, poolSize, repeat, firstKit }) => ({
        tube: tubeCode(id),
        box: boxCode(boxId),
        sealedAt: isoOf(sealedAt),
        poolSize,
        repeat: repeat && firstKit === null,
        secondKit: firstKit !== null,
        firstKit,
      })),
    }
  },
})
