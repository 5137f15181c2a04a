import { type Frame, idOf, moment } from './plan.ts'
import { stage } from './stage-tubes.ts'

const technician = `md5('account lab-technician-' || q.laboratory)::uuid::text`
const reviewer = `md5('account lab-reviewer-' || q.laboratory)::uuid::text`

/** Plates with their judgement, the instrument's files, and a second scan of every twentieth. */
export function writeLaboratory(frame: Frame): string[] {
  const { plates, round } = frame
  const counted = (call: string) => `'${call}', count(*) filter (where t.call = '${call}')`
  return [
    `insert into plates (id, round_id, laboratory_id, format, assay_id, assay_version, loaded_at, loaded_by, imported_at, judgement, released_at, released_by, reagent_lot, instrument)
      select ${plates} + q.plate, ${round}, q.laboratory, 96, case q.pass when 3 then 'second-kit' else 'first-kit' end, 1, ${moment(frame, 'q.loaded')}, ${technician},
        ${moment(frame, 'q.imported')}, case when q.imported is not null then j.judgement end, ${moment(frame, 'q.released')}, case when q.released is not null then ${reviewer} end,
        'LOT-' || ${round} % 1000 / 4, 'CYCLER-' || q.plate % 4
      from ${stage(frame, 'plate')} q join (
        select l.plate, jsonb_build_object('kind', 'valid', ${counted('negative')}, ${counted('reactive')}, ${counted('invalid')}, 'repeat', 0, 'because', '[]'::jsonb) as judgement
        from ${stage(frame, 'lane')} l join ${stage(frame, 'tube')} t on t.code = l.code group by l.plate
      ) j on j.plate = q.plate`,
    `insert into plate_rescans (plate_id, turn, comparison, scanned_at, scanned_by)
      select ${plates} + q.plate, 1, '{"kind": "clean", "turn": null, "faults": []}', ${moment(frame, 'q.loaded + 300')}, ${technician}
      from ${stage(frame, 'plate')} q where q.plate % 20 = 0 and q.loaded + 300 <= ${frame.until}`,
    `insert into result_files (id, plate_id, digest, name, format, rows, used, imported_at, imported_by)
            select ${idOf(frame, 'file', 'q.plate::text')}, ${plates} + q.plate, sha256(('file ${round} ' || q.plate)::bytea), 'run-' || q.plate || '.csv', 'csv', (q.tubes + 2) * 3, q.tubes + 2,
              ${moment(frame, 'q.imported')}, ${technician}
            from ${stage(frame, 'plate')} q where q.imported is not null`,
  ]
}
