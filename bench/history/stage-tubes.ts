import { always, drawn, type Frame, missingAt, missingEvery, perBox, perUpload } from './plan.ts'

// Of 1,048,576 draws: 1 % are exempt, 0.2 % refused, 1.2 % were absent, 0.6 % unreachable.
const exemptBelow = 10_486
const refusedBelow = 12_583
const absentBelow = 25_166
export const markedBelow = 31_457
const duplicatesBelow = 524
/** Draws apart from each other. */
const draws = { mark: 1, duplicate: 2 } as const

/** SQL over `history.person p`: whether the person was sampled in the round by now. */
export const isSampled = (frame: Frame, mark: string): string =>
  `${mark} >= ${markedBelow} and p.n % ${missingEvery} <> ${missingAt} and p.off <= ${frame.until}`

/** SQL: the kind of mark of somebody drawn below `markedBelow`. */
export const markKind = (mark: string): string =>
  `case when ${mark} < ${exemptBelow} then 'exempt' when ${mark} < ${refusedBelow} then 'refused' when ${mark} < ${absentBelow} then 'absent' else 'unreachable' end`

/** The name of a working table of a round. */
export const stage = ({ round }: Frame, name: string): string => `history.${name}_${round}`

/** Which tubes of the round come out how; even places apart, so that neighbours never meet in two recalls. */
function fates({ shape: { every }, number }: Frame) {
  const half = every / 2
  const first = (2 * ((number * 37 + 11) % half)) % every
  const later = (part: number) => (first + 2 * Math.floor((half * part) / 3)) % every
  return { reactive: first, invalid: later(1), lost: later(2) }
}

/** Hours of a box on its way, and of a plate, in seconds after the one before. */
export type Pace = { accepted: number; received: number; loaded: number; released: number }
export const paces: Record<1 | 2 | 3, Pace> = {
  1: { accepted: 900, received: 2_700, loaded: 600, released: 5_400 },
  // A team drives each recalled tube's samples to the laboratory at once.
  2: { accepted: 100, received: 600, loaded: 60, released: 2_400 },
  3: { accepted: 0, received: 0, loaded: 600, released: 3_000 },
}

/**
 * Working tables of the tubes of a round: members counted, duplicates (a swab in the next tube too), what becomes of
 * each tube, and boxes of fifty. `pass` is 1 for the round itself, 2 for samples after a recall, 3 for the second kit.
 */
export function stageTubes(frame: Frame): string[] {
  const { shape, until } = frame
  const mark = 'p.mark'
  const { reactive, invalid, lost } = fates(frame)
  const at = stage(frame, 'tube')
  const { accepted, received } = paces[1]
  return [
    `create unlogged table ${stage(frame, 'swab')} as
      select p.person_id, p.n, p.site, p.code, p.off from (select p.*, ${drawn(frame, draws.mark)} as mark from history.person p) p
      where ${isSampled(frame, mark)}`,
    `create unlogged table ${stage(frame, 'count')} as select code, count(*)::int as members from ${stage(frame, 'swab')} group by code`,
    `create unlogged table ${stage(frame, 'duplicate')} as
      select p.person_id, p.site, p.code as first, c.code
      from ${stage(frame, 'swab')} p join ${stage(frame, 'count')} c on c.code = p.code + 1 join history.site s on s.site = p.site
      where p.code + 1 < s.lot + s.tubes and ${drawn(frame, draws.duplicate)} < ${duplicatesBelow}`,
    `create unlogged table ${at} as
      select 1 as pass, t.code, t.site, t.i, t.off, (c.members + coalesce(d.n, 0))::smallint as members,
        case when t.nth % ${shape.every * 5} = ${lost} and t.off + 60 <= ${until} then 'lost' else 'sealed' end as state,
        case t.nth % ${shape.every} when ${reactive} then 'reactive' when ${invalid} then 'invalid' else 'negative' end as call,
        s.first_box + t.i / ${perBox} as box, t.i / ${perUpload} as upload
      from history.tube t join history.site s on s.site = t.site join ${stage(frame, 'count')} c on c.code = t.code
      left join (select code, count(*)::int as n from ${stage(frame, 'duplicate')} group by code) d on d.code = t.code`,
    `create unlogged table ${stage(frame, 'box')} as
      select 1 as pass, b.box, b.site, s.laboratory, s.nth_laboratory, b.tubes, b.sealed, ${reached(until, `b.sealed + ${accepted}`)} as accepted, ${reached(until, `b.sealed + ${received}`)} as received
      from (
        select t.box, t.site, count(*)::int as tubes, l.off + 300 as sealed
        from ${at} t join history.site s on s.site = t.site
        join history.tube l on l.code = s.lot + least(t.i / ${perBox} * ${perBox} + ${perBox - 1}, s.tubes - 1)
        where t.state = 'sealed' and l.off + 300 <= ${until}
        group by t.box, t.site, l.off
      ) b join history.site s on s.site = b.site`,
    `create index on ${stage(frame, 'box')} (box)`,
    `analyze ${at}`,
    `analyze ${stage(frame, 'box')}`,
  ]
}

/** SQL: seconds that have come already, else null. */
export const reached = (until: number, seconds: string): string =>
  until === always ? seconds : `case when ${seconds} <= ${until} then ${seconds} end`

/** SQL over `history.person p`: what was drawn for the mark of each person. */
export const markDrawn = (frame: Frame): string => drawn(frame, draws.mark)

/** How many people are left out of a round on purpose. */
export const plantedMissing = ({ shape: { people } }: Frame): number =>
  people > missingAt ? Math.ceil((people - missingAt) / missingEvery) : 0

/** How many boxes a round may need for samples after a recall: one for each recalled tube. */
export const recallBoxes = ({ tubes, every }: Frame['shape']): number =>
  Math.ceil((tubes / every) * 3) + 10
