import {
  deviceBase,
  devicesPerSite,
  type Frame,
  idOf,
  isClosed,
  moment,
  momentReached,
  siteBase,
} from './plan.ts'
import { stage } from './stage-tubes.ts'

const voidAt = 14_000
const openedBefore = 600

const site = ({ number }: Frame, name = 't.site') => `${siteBase(number)} + ${name}`
const device = (frame: Frame, nth: string, name = 't.site') =>
  `${deviceBase} + (${site(frame, name)}) * 10 + (${nth}) % ${devicesPerSite}`

/** Every tube of the round as it stands now, one voided tube for each site, and in a round that goes on an open one. */
export function tubesOf(frame: Frame): string[] {
  const { tubes, boxes, plates, round, until } = frame
  const columns = `(id, opened_at, sealed_at, boxed_at, resulted_at, box_id, plate_id, left_plate_id, round_id, site_id, device_id, pool_size, sitting, member_count, state, result)`
  const withdrawn = (code: string, opened: number, state: string) => `${columns}
    select ${tubes} + s.lot + s.tubes + ${code}, ${moment(frame, String(opened))}, null, null, null, null, null, null, ${round}, ${site(frame, 's.site')}, ${device(frame, '0', 's.site')}, 10, 0, 0, '${state}', null
    from history.site s where ${opened} <= ${until}`
  return [
    `${columns}
      select ${tubes} + t.code, ${moment(frame, `t.off - case t.pass when 1 then ${openedBefore} else 60 end`)}, ${moment(frame, 't.off')}, ${moment(frame, 'b.sealed')},
        ${moment(frame, 'q.released')}, ${boxes} + b.box, case when q.released is null then ${plates} + q.plate when k.released is null then ${plates} + k.plate end,
        case when k.plate is null and q.released is not null then ${plates} + q.plate when k.released is not null then ${plates} + k.plate end,
        ${round}, ${site(frame)}, ${device(frame, 't.upload')}, case t.pass when 1 then 10 else 1 end, t.pass - 1, t.members, t.state,
        case when q.released is not null then t.call end
      from ${stage(frame, 'tube')} t
      left join ${stage(frame, 'box')} b on b.box = t.box and t.state = 'sealed'
      left join ${stage(frame, 'lane')} l on l.code = t.code and l.pass = t.pass left join ${stage(frame, 'plate')} q on q.plate = l.plate
      left join ${stage(frame, 'lane')} l3 on l3.code = t.code and l3.pass = 3 left join ${stage(frame, 'plate')} k on k.plate = l3.plate
      order by 1`,
    withdrawn('0', voidAt, 'void'),
    ...(isClosed(frame) ? [] : [withdrawn('1', until - openedBefore, 'open')]),
  ]
}

/** What the devices reported: one seal for each tube, a void for each site, and a swab taken back in each open tube. */
export function eventsOf(frame: Frame): string[] {
  const { tubes, round, until } = frame
  const columns = `(id, at, received_at, tube_id, digest, round_id, device_id, seq, kind, body)`
  const other = (kind: string, code: string, at: number, body: string) => `${columns}
    select ${idOf(frame, `event ${kind}`, 's.site::text')}, ${moment(frame, String(at))}, ${moment(frame, `${at} + 2`)}, ${tubes} + s.lot + s.tubes + ${code},
      hashint8extended(s.site, 7), ${round}, ${device(frame, '0', 's.site')}, 100000, '${kind}', ${body} from history.site s where ${at} <= ${until}`
  const someone = `jsonb_build_object('person', (410100000000000 + s.site)::text)`
  return [
    `${columns}
      select ${idOf(frame, 'event seal', 't.code::text')}, ${moment(frame, 't.off')}, ${moment(frame, 't.off + 3')}, ${tubes} + t.code, hashint8extended(t.code, 7), ${round},
        ${device(frame, 't.upload')}, t.i + 1, 'seal', null
      from ${stage(frame, 'tube')} t order by t.code`,
    other('void', '0', voidAt, `'{"reason": "管盖破损"}'::jsonb`),
    ...(isClosed(frame)
      ? []
      : [
          other('sample', '1', until - openedBefore, someone),
          other('undo', '1', until - openedBefore + 60, someone),
        ]),
  ]
}

/** Tubes that were lost, each a minute after its seal. */
export const lossesOf = (frame: Frame): string => `
  insert into tube_losses (round_id, tube_id, from_account, reported_at, reported_by, reason)
  select ${frame.round}, ${frame.tubes} + code, 'site:' || (${siteBase(frame.number)} + site), ${momentReached(frame, 'off + 60')}, 'history', '装箱时找不到'
  from ${stage(frame, 'tube')} where state = 'lost'`
