import { type Frame, moment } from './plan.ts'
import { stage } from './stage-tubes.ts'

// The two targets and the internal control of the kits in policies/assays.
const targets = 3

/** SQL: the well of the n-th tube of a plate of 96, row by row around the controls B11 and G10 (core/lab/plate-layout.ts). */
const position = (place: string) =>
  `(${place} + case when ${place} >= 80 then 2 when ${place} >= 22 then 1 else 0 end)::smallint`

/** SQL: the n-th Ct (from 1) of a tube that was called. */
const ct = `case when t.call = 'reactive' then (array[24.5 + t.code % 12, 25 + t.code % 11, 27 + t.code % 5 * 0.4])[n]
  when t.call = 'negative' and n = ${targets} then 26 + t.code % 23 * 0.13 end::float8`

/** Layouts of all plates, the two controls first; what was read, and what was released of it. */
export function writeWells(frame: Frame): string[] {
  const { plates, tubes, round } = frame
  const laid = `from ${stage(frame, 'lane')} l join ${stage(frame, 'tube')} t on t.code = l.code`
  const letters = `string_agg(left(t.call, 1), '' order by l.place)`
  const positions = `array_agg(${position('l.place')} order by l.place)`
  const inTubes = `array_agg((${tubes} + t.code)::bigint order by l.place)`
  return [
    `insert into plate_layouts (plate_id, round_id, positions, tubes)
      select ${plates} + l.plate, ${round}, '{22,81}'::smallint[] || ${positions}, '{null,null}'::bigint[] || ${inTubes} ${laid} group by l.plate`,
    `insert into plate_readings (plate_id, round_id, targets, cts, calls)
      select ${plates} + l.plate, ${round}, ${targets},
        array[null, null, null, 27 + l.plate % 7 * 0.1, 27.5 + l.plate % 5 * 0.1, 28 + l.plate % 3 * 0.1]::float8[] || array_agg(${ct} order by l.place, n),
        '--' || string_agg(left(t.call, 1), '' order by l.place) filter (where n = 1)
      ${laid} join ${stage(frame, 'plate')} q on q.plate = l.plate and q.imported is not null cross join generate_series(1, ${targets}) n
      group by l.plate`,
    `insert into plate_releases (plate_id, turn, round_id, released_at, released_by, second_by, positions, tubes, calls)
      select ${plates} + l.plate, 1, ${round}, ${moment(frame, 'q.released')}, md5('account lab-reviewer-' || q.laboratory)::uuid::text,
        md5('account lab-technician-' || q.laboratory)::uuid::text, ${positions}, ${inTubes}, ${letters}
      ${laid} join ${stage(frame, 'plate')} q on q.plate = l.plate and q.released is not null where l.pass < 3 group by l.plate, q.released, q.laboratory`,
    `insert into retests (round_id, tube_id, plate_id)
      select ${round}, ${tubes} + l.code, ${plates} + f.plate
      from ${stage(frame, 'lane')} l join ${stage(frame, 'lane')} f on f.code = l.code and f.pass = 2 where l.pass = 3`,
  ]
}
