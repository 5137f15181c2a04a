import { type Frame, idOf, moment, siteBase } from './plan.ts'
import { markDrawn, markedBelow, markKind, stage } from './stage-tubes.ts'

/** The roll, in the order of doors; a hundredth is sampled at the door, a fiftieth in slots. */
export const rollOf = ({ round }: Frame): string => `(person_id, round_id, building_id, mode)
  select person_id, ${round}, building_id, case when building_id % 100 = 3 then 'door' when building_id % 50 = 7 then 'slot' else 'site' end
  from history.person order by n`

/** The samples that count: of the round itself and after recalls. */
export const samplesOf = (frame: Frame): string[] => [
  `(person_id, tube_id, sampled_at, round_id, sitting)
    select person_id, ${frame.tubes} + code, ${moment(frame, 'off - 300 + (n % 10)::int * 30')}, ${frame.round}, 0 from ${stage(frame, 'swab')} order by n`,
  `(person_id, tube_id, sampled_at, round_id, sitting)
    select k.person_id, ${frame.tubes} + k.single, ${moment(frame, 'k.swab')}, ${frame.round}, 1
    from ${stage(frame, 'task')} k join ${stage(frame, 'tube')} t on t.pass = 2 and t.code = k.single`,
]

/**
 * Duplicates, and claims of devices about sealed tubes: every hundredth of those marked absent was reported late for a tube
 * that left without them. A person settles that within two hours.
 */
export const claimsOf = (frame: Frame): string[] => [
  `(round_id, tube_id, person_id, kind, sampled_at, claimed_at)
    select ${frame.round}, ${frame.tubes} + d.code, d.person_id, 'duplicate', ${moment(frame, 't.off - 30')}, ${moment(frame, 't.off + 5')}
    from ${stage(frame, 'duplicate')} d join ${stage(frame, 'tube')} t on t.pass = 1 and t.code = d.code`,
  `(round_id, tube_id, person_id, kind, sampled_at, claimed_at, settled_at, settled_by, verdict, reason)
    select ${frame.round}, ${frame.tubes} + t.code, p.person_id, 'late-sample', ${moment(frame, 't.off - 20')}, ${moment(frame, 't.off + 120')},
      case when t.off + 7320 <= ${frame.until} then ${moment(frame, 't.off + 7320')} end,
      case when t.off + 7320 <= ${frame.until} then 'history' end, case when t.off + 7320 <= ${frame.until} then 'not-member' end,
      case when t.off + 7320 <= ${frame.until} then '核对采样员后，该人未在此管采样' end
    from (select p.*, ${markDrawn(frame)} as mark from history.person p) p
    join ${stage(frame, 'tube')} t on t.pass = 1 and t.code = p.code
    where p.mark between 12583 and 25165 and p.mark % 100 = 0 and t.off + 120 <= ${frame.until}`,
]

/** Why people were not sampled; whoever is exempt is so from the beginning. */
export const marksOf = (frame: Frame): string => `
  insert into roll_marks (round_id, person_id, kind, fact, marked_at, marked_by)
  select ${frame.round}, p.person_id, ${markKind('p.mark')}, case when p.mark < 10486 then 'vaccinated' else '社区上门核实' end,
    ${moment(frame, 'case when p.mark < 10486 then -43200 else p.off end')}, 'history'
  from (select p.*, ${markDrawn(frame)} as mark from history.person p) p
  where p.mark < ${markedBelow} and p.n % 50000 <> 777 and (p.mark < 10486 or p.off <= ${frame.until})
  order by p.person_id`

/** Rosters taken by devices and hand-overs of shifts: one of each for every site and device. */
export const fieldWork = (frame: Frame): string[] => [
  `insert into roster_takes (id, round_id, site_id, device_id, area_code, taken_by, taken_role, at, people, chunk_firsts)
    select ${idOf(frame, 'roster', 's.site::text')}, ${frame.round}, ${siteBase(frame.number)} + s.site, 100000000 + (${siteBase(frame.number)} + s.site) * 10, s.street,
      md5('account sampler-' || s.site || '-1')::uuid::text, 'sampler', ${moment(frame, '-1800')}, s.people, '{}'
    from history.site s`,
  `insert into shift_hand_overs (command_id, device_id, from_account, to_account, samples, tubes, boxes, unsent, at, received_at)
    select ${idOf(frame, 'shift', 'd.id::text')}, d.id, md5('account sampler-' || s.site || '-1')::uuid::text, md5('account sampler-' || s.site || '-2')::uuid::text,
      300, 30, 1, 0, ${moment(frame, '14400')}, ${moment(frame, '14400')}
    from history.site s join devices d on d.site_id = ${siteBase(frame.number)} + s.site where ${frame.until} >= 14400`,
]
