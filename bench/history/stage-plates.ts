import { type Frame, isClosed, perPlate, perSinglePlate } from './plan.ts'
import { paces, reached, stage } from './stage-tubes.ts'

/** The working tables of plates, empty. */
export const stagePlateTables = (frame: Frame): string[] => [
  `create unlogged table ${stage(frame, 'lane')} (pass int, code int, plate int, place int, laboratory int)`,
  `create unlogged table ${stage(frame, 'plate')} (pass int, plate int, laboratory int, tubes int, loaded int, imported int, released int)`,
]

/** The first plate of a laboratory within a pass, as SQL: the passes lie behind each other. */
function firstPlate({ shape }: Frame, pass: 1 | 2 | 3): string {
  const before =
    pass === 1 ? 0 : shape.laboratories * (shape.plates + (pass === 3 ? shape.singlePlates : 0))
  return `${before} + nth_laboratory * ${pass === 1 ? shape.plates : shape.singlePlates}`
}

/**
 * Lays the received tubes of a pass on plates in the order in which they came. In a round that goes on, the last plate
 * of each laboratory is not full and waits, apart from samples after a recall, which never wait.
 */
export function stagePlates(frame: Frame, pass: 1 | 2 | 3): string[] {
  const { loaded, released } = paces[pass]
  const lane = stage(frame, 'lane')
  const most = pass === 1 ? perPlate : perSinglePlate
  const came =
    pass === 3
      ? // The single tubes that reacted lie on a plate of the other kit once their first result is out.
        `select t.code, b.laboratory, b.nth_laboratory, q.released as received
          from ${stage(frame, 'tube')} t join ${stage(frame, 'box')} b on b.pass = 2 and b.box = t.box
          join ${lane} l on l.pass = 2 and l.code = t.code join ${stage(frame, 'plate')} q on q.plate = l.plate
          where t.pass = 2 and t.call = 'reactive' and q.released is not null`
      : `select t.code, b.laboratory, b.nth_laboratory, b.received
          from ${stage(frame, 'tube')} t join ${stage(frame, 'box')} b on b.pass = ${pass} and b.box = t.box
          where t.pass = ${pass} and t.state = 'sealed' and b.received is not null`
  const isFull = pass === 1 && !isClosed(frame) ? `and count(*) = ${perPlate}` : ''
  return [
    `insert into ${lane}
      select ${pass}, code, (${firstPlate(frame, pass)} + (nth - 1) / ${most})::int, ((nth - 1) % ${most})::int, laboratory
      from (select c.*, row_number() over (partition by laboratory order by received, code) as nth from (${came}) c) c`,
    `analyze ${lane}`,
    `insert into ${stage(frame, 'plate')}
      select ${pass}, plate, laboratory, tubes, at, ${reached(frame.until, `at + ${released - 600}`)}, ${reached(frame.until, `at + ${released}`)}
      from (
        select l.plate, l.laboratory, count(*)::int as tubes, max(c.received) + ${loaded} as at
        from ${lane} l join (${came}) c on c.code = l.code where l.pass = ${pass}
        group by l.plate, l.laboratory having max(c.received) + ${loaded} <= ${frame.until} ${isFull}
      ) p`,
    `delete from ${lane} l where l.pass = ${pass} and not exists (select from ${stage(frame, 'plate')} p where p.plate = l.plate)`,
    `analyze ${stage(frame, 'plate')}`,
  ]
}
