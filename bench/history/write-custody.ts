import { sitesPerCourier } from './fill-staff.ts'
import { type Frame, idOf, moment, momentReached, siteBase } from './plan.ts'
import { stage } from './stage-tubes.ts'

// Every five-hundredth box is a tube short on the courier's count; an hour later somebody has explained it.
const differsEvery = 500
const settledAfter = 3_600

/** Boxes with their two hand-overs: the site gives to its courier, the courier to the laboratory. */
export function writeBoxes(frame: Frame): string[] {
  const { number, round, boxes, until } = frame
  const id = `${boxes} + b.box`
  const site = `(${siteBase(number)} + b.site)`
  const sampler = `md5('account sampler-' || b.site || '-1')::uuid::text`
  const courier = `md5('account courier-' || b.site / ${sitesPerCourier})::uuid::text`
  const from = `from ${stage(frame, 'box')} b`
  const differs = `b.box % ${differsEvery} = 3 and b.tubes > 1`
  return [
    `insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count, received_at, laboratory_id, received_count)
      select ${id}, ${round}, ${site}, ${moment(frame, 'b.sealed')}, ${sampler}, b.tubes, ${moment(frame, 'b.received')},
        case when b.received is not null then b.laboratory end, case when b.received is not null then b.tubes end ${from}`,
    `insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, temperature_c, accepted_at, accepted_by, accepted_count, accepted_temperature_c, difference_settled_at, difference_reason)
      select ${id}, 1, 'site:' || ${site}, 'courier:' || ${courier}, ${moment(frame, 'b.sealed + 60')}, ${sampler}, b.tubes, 4.5, ${moment(frame, 'b.accepted')},
        case when b.accepted is not null then ${courier} end, case when b.accepted is not null then b.tubes - case when ${differs} then 1 else 0 end end,
        case when b.accepted is not null then 4.6 end, case when ${differs} then ${momentReached(frame, `b.accepted + ${settledAfter}`)} end,
        case when ${differs} and b.accepted + ${settledAfter} <= ${until} then '重新清点，数目一致' end
      ${from} where b.sealed + 60 <= ${until}`,
    `insert into box_legs (box_id, leg_no, from_account, to_account, offered_at, offered_by, offered_count, temperature_c, accepted_at, accepted_by, accepted_count)
      select ${id}, 2, 'courier:' || ${courier}, 'laboratory:' || b.laboratory, ${moment(frame, 'b.accepted + 120')}, ${courier}, b.tubes, 4.8, ${moment(frame, 'b.received')},
        case when b.received is not null then md5('account lab-technician-' || b.laboratory)::uuid::text end, case when b.received is not null then b.tubes end
      ${from} where b.accepted + 120 <= ${until}`,
  ]
}

type Happened = {
  what: string
  key: string
  name: string
  role: string
  actor: string
  area: string
  at: string
  outcome: string
  from: string
}

/** The commands of one kind, SQL for all of them at once. */
function commandRows(
  frame: Frame,
  { what, key, name, role, actor, area, at, outcome, from }: Happened,
): string {
  return `insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at, recorded_at)
    select ${idOf(frame, what, key)}, '${name}', ${actor}, '${role}', ${area}, sha256((${key})::bytea), ${outcome}, ${moment(frame, at)}, ${moment(frame, at)} ${from}`
}

/** The ledger: each tube leaves the stock with its upload, and follows its box to the laboratory and its result. */
function entries(frame: Frame): string[] {
  const { number, round, boxes } = frame
  const site = (name: string) => `(${siteBase(number)} + ${name})`
  const courier = `'courier:' || md5('account courier-' || b.site / ${sitesPerCourier})::uuid::text`
  const laboratory = `'laboratory:' || b.laboratory`
  const row = (
    what: string,
    key: string,
    line: number,
    at: string,
    item: string,
    box: string,
    give: string,
    take: string,
    quantity: string,
    from: string,
  ) =>
    `insert into custody_entries (command_id, line, round_id, at, item, box_id, from_account, to_account, quantity)
      select ${idOf(frame, what, key)}, ${line}, ${round}, ${moment(frame, at)}, '${item}', ${box}, ${give}, ${take}, ${quantity} ${from}`
  const box = `${boxes} + b.box`
  const ofBox = `from ${stage(frame, 'box')} b where b.`
  return [
    row(
      'issue',
      `s.site::text`,
      1,
      '-43200',
      'tube',
      'null',
      `'press'`,
      `'stock:' || ${site('s.site')}`,
      's.labels',
      'from history.site s',
    ),
    row(
      'upload',
      'u.key',
      1,
      'u.at',
      'tube',
      'null',
      `'stock:' || ${site('u.site')}`,
      `case when u.kind = 'void' then 'void' else 'site:' || ${site('u.site')} end`,
      'u.tubes',
      `from ${stage(frame, 'upload')} u`,
    ),
    row(
      'loss',
      't.code::text',
      1,
      't.off + 60',
      'tube',
      'null',
      `'site:' || ${site('t.site')}`,
      `'lost'`,
      '1',
      `from ${stage(frame, 'tube')} t where t.state = 'lost'`,
    ),
    row(
      'box',
      'b.box::text',
      1,
      'b.sealed',
      'box',
      box,
      `'press'`,
      `'site:' || ${site('b.site')}`,
      '1',
      `from ${stage(frame, 'box')} b`,
    ),
    row(
      'accept',
      'b.box::text',
      1,
      'b.accepted',
      'box',
      box,
      `'site:' || ${site('b.site')}`,
      courier,
      '1',
      `${ofBox}accepted is not null`,
    ),
    row(
      'accept',
      'b.box::text',
      2,
      'b.accepted',
      'tube',
      'null',
      `'site:' || ${site('b.site')}`,
      courier,
      'b.tubes',
      `${ofBox}accepted is not null`,
    ),
    row(
      'receive',
      'b.box::text',
      1,
      'b.received',
      'box',
      box,
      courier,
      laboratory,
      '1',
      `${ofBox}received is not null`,
    ),
    row(
      'receive',
      'b.box::text',
      2,
      'b.received',
      'tube',
      'null',
      courier,
      laboratory,
      'b.tubes',
      `${ofBox}received is not null`,
    ),
    row(
      'release',
      'b.plate::text',
      1,
      'b.released',
      'tube',
      'null',
      laboratory,
      `'done'`,
      'b.tubes',
      `from ${stage(frame, 'plate')} b where b.released is not null and b.pass < 3`,
    ),
  ]
}

/** The uploads of a round as a working table: five tubes each, apart from voids, open tubes and samples after a recall. */
export const stageUploads = (
  frame: Frame,
  isLive: boolean,
): string => `create unlogged table ${stage(frame, 'upload')} as
  select 'seal' as kind, t.pass || ' ' || t.site || ' ' || t.upload as key, t.site, t.upload, max(t.off) + 3 as at, count(*)::int as events, count(*)::int as tubes
  from ${stage(frame, 'tube')} t group by t.pass, t.site, t.upload
  union all select 'void', 'void ' || s.site, s.site, 0, 14002, 1, 1 from history.site s where 14000 <= ${frame.until}
  ${isLive ? `union all select 'open', 'open ' || s.site, s.site, 0, ${frame.until} - 538, 2, 1 from history.site s` : ''}`

/** The ledger, the uploads that the devices sent, and one command for everything that anybody did. */
export function writeLedger(frame: Frame): string[] {
  const { number, round, boxes, plates } = frame
  const street = (from: string, name: string) =>
    `${from} join history.site s on s.site = ${name}.site`
  const sampler = (name: string) => `md5('account sampler-' || ${name}.site || '-1')::uuid::text`
  const ofBoxes = street(`from ${stage(frame, 'box')} b`, 'b')
  const box = `jsonb_build_object('box', ${boxes} + b.box, 'tubes', b.tubes)`
  const plate = `jsonb_build_object('plate', ${plates} + q.plate, 'tubes', q.tubes)`
  const ofPlates = `from ${stage(frame, 'plate')} q join laboratories y on y.id = q.laboratory`
  const courier = `md5('account courier-' || b.site / ${sitesPerCourier})::uuid::text`
  const done = (what: string, name: string, role: string, actor: string, at: string): Happened => ({
    what,
    key: 'b.box::text',
    name,
    role,
    actor,
    area: 's.street',
    at: `b.${at}`,
    outcome: box,
    from: `${ofBoxes} where b.${at} is not null`,
  })
  const tested = (what: string, name: string, role: string, at: string): Happened => ({
    what,
    key: 'q.plate::text',
    name,
    role,
    actor: `md5('account ${role}-' || q.laboratory)::uuid::text`,
    area: 'y.area_code',
    at: `q.${at}`,
    outcome: plate,
    from: `${ofPlates} where q.${at} is not null`,
  })
  return [
    ...entries(frame),
    ...(frame.isDetailed
      ? [
          `insert into uploads (command_id, round_id, device_id, events, applied, repeated, refused, received_at)
            select ${idOf(frame, 'upload', 'u.key')}, ${round}, 100000000 + (${siteBase(number)} + u.site) * 10 + u.upload % 4, u.events, u.events, 0, 0, ${moment(frame, 'u.at')} from ${stage(frame, 'upload')} u`,
        ]
      : []),
    ...[
      {
        what: 'upload',
        key: 'u.key',
        name: 'sampling.upload',
        role: 'sampler',
        actor: sampler('u'),
        area: 's.street',
        at: 'u.at',
        outcome: `jsonb_build_object('applied', u.events, 'refused', 0, 'repeated', 0, 'answers', '[]'::jsonb, 'serverNow', '${frame.opens}')`,
        from: street(`from ${stage(frame, 'upload')} u`, 'u'),
      },
      done('box', 'box.seal', 'sampler', sampler('b'), 'sealed'),
      done('accept', 'box.accept', 'courier', courier, 'accepted'),
      done(
        'receive',
        'box.receive',
        'lab-technician',
        `md5('account lab-technician-' || b.laboratory)::uuid::text`,
        'received',
      ),
      tested('load', 'plate.load', 'lab-technician', 'loaded'),
      tested('import', 'result.import', 'lab-technician', 'imported'),
      tested('release', 'plate.release', 'lab-reviewer', 'released'),
    ].map((one) => commandRows(frame, one)),
  ]
}
