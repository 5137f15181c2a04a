import { int8s } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import type { ProblemItem } from '../door/problem.ts'

export type Loading = {
  plate: string
  round: number
  laboratory: number
  kit: string
  tubes: readonly string[]
}

/**
 * Puts tubes (int8 text) on a plate: each must lie at this laboratory, sealed, on no other plate, and want a result, or
 * want a second kit, then another than the first. Answers how many were taken. Of two plates that want one tube at once
 * the second waits for the first and finds it taken; in the order of the key, through which they are found, so that
 * neither waits crosswise. The box is asked for in a sub-select: joined, it was scanned for each tube while statistics were young.
 */
export async function takeTubes(
  tx: Tx,
  { plate, round, laboratory, kit, tubes }: Loading,
): Promise<number> {
  const taken = await tx`
    update tubes t set plate_id = ${plate}
    where t.round_id = ${round} and t.id = any(${int8s(tubes)}::text::bigint[])
      and t.state = 'sealed' and t.plate_id is null
      and (select b.received_at is not null and b.lost_at is null and b.laboratory_id = ${laboratory} from boxes b where b.id = t.box_id)
      and (t.resulted_at is null or exists (
        select from findings f
        where f.round_id = t.round_id and f.tube_id = t.id and f.state = 'preliminary' and f.first_kit <> ${kit}))`
  return taken.count
}

type Known = {
  tubeId: string
  state: string | null
  here: boolean
  onPlate: boolean
  resulted: boolean
  preliminary: boolean
}

const faults = {
  'tube.unknown': { zh: '没有这支管', en: 'there is no such tube in this round' },
  'tube.not-sealed': { zh: '未封管、已作废或已报失', en: 'is not sealed, or void, moved or lost' },
  'tube.not-received': { zh: '本实验室尚未接收', en: 'has not been received by this laboratory' },
  'tube.on-another-plate': { zh: '已在另一块板上', en: 'lies on another plate' },
  'tube.needs-another-kit': { zh: '复核须用另一试剂', en: 'needs another kit than the first' },
  'tube.already-resulted': { zh: '已有结果', en: 'has its result already' },
} as const

function faultOf({ state, here, onPlate, resulted, preliminary }: Known): keyof typeof faults {
  if (state === null) return 'tube.unknown'
  if (state !== 'sealed') return 'tube.not-sealed'
  if (!here) return 'tube.not-received'
  if (resulted)
    return preliminary && !onPlate
      ? 'tube.needs-another-kit'
      : onPlate
        ? 'tube.on-another-plate'
        : 'tube.already-resulted'
  return 'tube.on-another-plate'
}

/** Why each of the tubes that are not on the plate now could not be taken, in their order; `codes` are their printed codes. */
export async function whyNotTaken(
  tx: Tx,
  { plate, round, laboratory, tubes }: Loading,
  codes: ReadonlyMap<string, string>,
): Promise<ProblemItem[]> {
  const rows = await tx<Known[]>`
    select w.tube_id, t.state, coalesce(b.received_at is not null and b.lost_at is null and b.laboratory_id = ${laboratory}, false) as here,
      t.plate_id is not null as on_plate, t.resulted_at is not null as resulted,
      exists (select from findings f where f.round_id = ${round} and f.tube_id = w.tube_id and f.state = 'preliminary') as preliminary
    from unnest(${[...tubes]}::bigint[]) with ordinality w (tube_id, n)
    left join tubes t on t.round_id = ${round} and t.id = w.tube_id
    left join boxes b on b.id = t.box_id
    where t.plate_id is distinct from ${plate}
    order by w.n`
  return rows.map((known) => {
    const code = faultOf(known)
    const tube = codes.get(known.tubeId) ?? known.tubeId
    return {
      pointer: '/wells',
      code,
      zh: `管 ${tube}：${faults[code].zh}`,
      en: `Tube ${tube} ${faults[code].en}`,
    }
  })
}
