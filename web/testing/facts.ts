import { boxCode, plateCode, tubeCode } from '@bihuan/server/labels/labels.ts'
import type { TestCity } from '@bihuan/server/testing/a-city.ts'

/** Things of a played city that the journeys lead to. */
export type Facts = {
  round: string
  resultedTube: string
  recalledTube: string
  recalledPerson: string
  box: string
  plate: string
}

/** Finds one of each: a tube with a result, a recalled pool and a member of it, a delivered box, a released plate. */
export async function factsOf({ sql }: TestCity): Promise<Facts> {
  const [row] = await sql<
    Record<'round' | 'tube' | 'recalled' | 'person' | 'box' | 'plate', string>[]
  >`
    select (select id::text from rounds limit 1) as round,
      (select id::text from tubes where result = 'negative' and member_count > 1 order by id limit 1) as tube,
      k.tube_id::text as recalled, k.person_id::text as person,
      (select id::text from boxes where received_at is not null order by id limit 1) as box,
      (select id::text from plates where released_at is not null order by id limit 1) as plate
    from recalls c join recall_tasks k on k.round_id = c.round_id and k.tube_id = c.tube_id
    where c.reason = 'reactive' order by c.member_count desc, k.person_id limit 1`
  if (!row) throw new Error('the played city has no recalled pool yet')
  return {
    round: row.round,
    resultedTube: tubeCode(row.tube),
    recalledTube: tubeCode(row.recalled),
    recalledPerson: row.person,
    box: boxCode(row.box),
    plate: plateCode(row.plate),
  }
}
