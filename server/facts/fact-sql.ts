import { everySitting } from '../sampling/sittings.ts'

// Pieces of SQL as plain text, made once: they take no parameters, and a statement of many fragments costs more to put together than to
// run. Each is a select of single json values, or an expression, made to stand in a lateral join. What it reads of is named outside:
// `i` has the person in `id`, `n` the round in `id` and `closes_at`, `a` all ids of the person in `ids`.

const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::int8`
const sittings = `'{${everySitting.join(',')}}'::smallint[]`

/** That a derived fact counts no more, from a moment on. */
export const goneFact = (id: string, moment: string): string => `
  json_build_object('kind', 'withdrawal', 'id', 'withdrawal:' || ${id}, 'fact', ${id}, 'at', ${ms(moment)}, 'knownAt', ${ms(moment)})`

/** A fact as somebody recorded it, of the row `f`. */
export const recordedFact = `
  json_build_object('kind', f.kind, 'id', f.id, 'person', f.person_id::text, 'at', ${ms('f.at')}, 'knownAt', ${ms('f.known_at')},
    'reason', f.reason, 'about', f.about, 'places', f.places, 'place', f.place, 'site', f.site, 'district', f.district,
    'until', ${ms('f.until_at')}, 'recordedBy', f.recorded_by)`

/**
 * Swabs of the person `i` (or whom `who` says) in the round `n`: the tube, when it was taken, when it was known, and what the fact is
 * called. A swab is known with the first report about its tube that is not older; where the reports are gone, from its own moment. A
 * second swab of one sitting, and one that somebody settled to be in a tube, are named by their tube.
 */
export const swabs = (who: 'i' | 'j' = 'i'): string => `
  select s.tube_id, s.sampled_at, s.sitting::text as named, greatest(s.sampled_at, coalesce((
      select min(e.received_at) from field_events e where e.round_id = n.id and e.tube_id = s.tube_id and e.at >= s.sampled_at
    ), s.sampled_at)) as known_at
  from samples s where s.round_id = n.id and s.sitting = any(${sittings}) and s.person_id = ${who}.id
  union all
  select c.tube_id, c.sampled_at, c.tube_id::text, greatest(c.sampled_at, case when c.kind = 'duplicate' then c.claimed_at else c.settled_at end)
  from sample_claims c where c.round_id = n.id and c.person_id = ${who}.id and (c.kind = 'duplicate' or c.verdict = 'member')
    and not exists (select from samples s where s.round_id = n.id and s.tube_id = c.tube_id and s.person_id = ${who}.id)
  offset 0`

/** The fact that a swab was taken; of the swab `s`. */
export const sampleFact = `
  json_build_object('kind', 'sample', 'id', 'sample:' || n.id || ':' || s.named || ':' || i.id, 'person', i.id::text,
    'at', ${ms('s.sampled_at')}, 'knownAt', ${ms('s.known_at')}, 'round', n.id)`

// A tube made for one swab, with one person in it and nothing open about it (core/recall/single-result.ts); every other is a pool.
const isSingle = `
  (t.pool_size = 1 and t.member_count = 1 and t.state = 'sealed'
    and not exists (select from tube_members o where o.round_id = n.id and o.tube_id = t.id and o.person_id <> i.id)
    and not exists (select from sample_claims o where o.round_id = n.id and o.tube_id = t.id and o.settled_at is null
      and o.kind not in ('duplicate', 'voided')))`

// The lowest of the targets on the plate that gave the result; the last of a well is its internal control.
const lowestCt = `
  (select min(c) from (
      select w.cts from tube_plates p
      join plate_releases l on l.plate_id = p.plate_id and t.id = any(l.tubes)
      join wells w on w.plate_id = p.plate_id and w.tube_id = t.id
      where p.round_id = n.id and p.tube_id = t.id order by l.released_at limit 1
    ) one cross join lateral unnest(one.cts[1:cardinality(one.cts) - 1]) c)`

const isAmended = `exists (select from amendments a where a.round_id = n.id and a.tube_id = t.id)`

/**
 * What the tube `t` of the swab `s` came to: each version of its result, and the withdrawal of the one that it superseded. So a
 * question of the past finds what was said then.
 */
export const resultFacts = `
  select x.fact from (
    select 'result:' || n.id || ':' || t.id || ':' || i.id as id, ${isSingle} as is_single, ${isAmended} as is_amended where t.result is not null offset 0
  ) r
  cross join lateral (
    select 1 as version, t.result as call, t.resulted_at as released_at where not r.is_amended
    union all
    select v.version, v.call, v.released_at from tube_results v
    where r.is_amended and v.round_id = n.id and v.tube_id = t.id
      and v.plate_id = any(array(select p.plate_id from tube_plates p where p.round_id = n.id and p.tube_id = t.id))
  ) v
  cross join lateral (
    select json_build_object('kind', 'result', 'id', r.id || case when v.version = 1 then '' else ':v' || v.version end,
      'person', i.id::text, 'at', ${ms('s.sampled_at')}, 'knownAt', ${ms('greatest(v.released_at, s.known_at)')},
      'of', case when r.is_single then 'single' else 'pool' end, 'call', v.call,
      'ct', case when r.is_single then ${lowestCt} end) as fact
    union all
    select json_build_object('kind', 'withdrawal', 'id', 'withdrawal:' || r.id || ':v' || v.version,
      'fact', r.id || case when v.version = 2 then '' else ':v' || v.version - 1 end,
      'at', ${ms('v.released_at')}, 'knownAt', ${ms('v.released_at')})
    where v.version > 1
  ) x`

/** The person `i` was due in the round `n`; it is over with its last window, and nobody has missed it before. */
export const rollFact = `
  json_build_object('kind', 'roll', 'id', 'roll:' || n.id || ':' || i.id, 'person', i.id::text, 'at', ${ms('n.closes_at')},
    'knownAt', ${ms('n.closes_at')}, 'round', n.id)`

/** Excused from the round `n`; of the mark `m`. Who refused, was away or was not found is not excused. */
export const markFact = `
  json_build_object('kind', 'mark', 'id', 'mark:' || n.id || ':' || i.id, 'person', i.id::text, 'at', ${ms('m.marked_at')},
    'knownAt', ${ms('m.marked_at')}, 'round', n.id)`

/**
 * Reactive pools that the people `a.ids` were in, and the withdrawal of each whose question was closed without a result of theirs:
 * excused, or the second kit did not confirm.
 */
export const poolFacts = `
  select x.fact from (select * from recall_tasks k where k.person_id = any(a.ids) offset 0) k
  join recalls c on c.round_id = k.round_id and c.tube_id = k.tube_id and c.reason = 'reactive'
  cross join lateral (select 'pool:' || k.round_id || ':' || k.tube_id || ':' || k.person_id as id) p
  cross join lateral (
    select json_build_object('kind', 'pool', 'id', p.id, 'person', k.person_id::text, 'at', ${ms('k.opened_at')},
      'knownAt', ${ms('k.opened_at')}, 'tube', k.tube_id::text) as fact
    union all
    select ${goneFact('p.id', 'k.outcome_at')} where k.outcome in ('excused', 'not-confirmed')
  ) x`

/** The names of a door for areas of orders, smallest first; of the row `h` of households and `b` of buildings. */
export const placesOf = `
  array['household:' || h.id, 'unit:' || b.id || '-' || h.unit_no, 'building:' || b.id, 'compound:' || b.compound_id,
    'community:' || b.community_code, 'street:' || left(b.community_code, 9), 'county:' || left(b.community_code, 6)]`

/** Where the person of the row `p` lives by the register: row `h` of households, `b` of buildings. */
export const dwellingFact = `
  json_build_object('kind', 'dwelling', 'id', 'dwelling:' || p.id, 'person', p.id::text, 'at', ${ms('p.registered_at')},
    'knownAt', ${ms('p.registered_at')}, 'until', null, 'places', ${placesOf})`
