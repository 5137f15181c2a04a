import {
  dwellingFact,
  placesOf,
  poolFacts,
  recordedFact,
  resultFacts,
  rollFact,
  sampleFact,
  swabs,
} from '../facts/fact-sql.ts'
import { samePeopleText } from '../facts/ids-of.ts'

const ms = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::int8`

// Parts of the one statement. Each stands in a lateral join behind those above it and reads `a` (the ask: person, at, known, ids),
// `home`, `w` (ids of orders), `ord` (orders) and `opened` (what is open). `offset 0` keeps each a walk through indexes for one person.

/** All ids of the person of the ask `a`, the asked one first. */
export const idsOfAsk = `
  select a.person || array(
    with recursive ids as (${samePeopleText('select 1, a.person, a.known')})
    select i.id from ids i where i.id <> a.person
  ) as ids offset 0`

/** Where the person lives: the community for the reader's area, and the names of their door for zones, of recorded homes too. */
export const homeOfAsk = `
  select max(x.community) as community, array_agg(x.place) as places
  from (
    select b.community_code as community, unnest(${placesOf}) as place
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where p.id = any(a.ids)
    union all
    select null, unnest(f.places) from facts f where f.person_id = any(a.ids) and f.kind = 'dwelling' and f.known_at <= a.known
  ) x
  offset 0`

/** The same as facts, which say from when on; asked only where some order is about the place. */
export const homeFactsOfAsk = `
  select json_agg(${dwellingFact}) as facts
  from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
  -- The home of a walk-in who turned out to be somebody known is a place-holder.
  where p.id = any(a.ids) and p.registered_at <= a.known and cardinality(w.zones) > 0 and not exists (
    select from same_person_claims s where s.walk_in = p.id and s.verdict = 'same' and s.settled_at <= a.known)
  offset 0`

/** Orders about the person and about where they live, whenever they ended: an order that is over still has acts, and facts that it used up. */
export const orderIdsOfAsk = `
  select q.own, q.zones, array(select distinct o.batch_id from orders o where o.id = any(q.own || q.zones) and o.batch_id is not null) as batches
  from (
    select array(select o.id from orders o where o.person_id = any(a.ids)) as own,
      array(select distinct z.order_id from order_areas z where z.area = any(home.places)) as zones
    offset 0
  ) q
  offset 0`

// In the log is what the log has: the column alone could be written by hand. With the first checkpoint that has it, whose witnesses say when.
const loggedInLog = `
  select jsonb_build_object('at', ${ms('greatest(o.logged_at, l.at)')}, 'size', c.size, 'mark', c.xmin::text)
  from log_entries l
  left join lateral (
    select k.size, k.xmin from log_checkpoints k where k.size > l.index and k.witnessed_at is not null order by k.size limit 1
  ) c on true
  where l.kind = 'order' and l.subject = o.id and o.logged_at is not null`

/**
 * The orders that may say something at the moment of the ask. Its end decides in the document; the column only spares reading what
 * is long over. What lived two hours is read for good, because a fact carries one emergency order and no second.
 */
export const ordersOfAsk = `
  select min(o.issued_at) as since,
    jsonb_agg(jsonb_build_object('id', o.id, 'digest', o.digest, 'document', o.document, 'assertions', o.assertions,
      'knownAt', ${ms('o.known_at')}, 'batchId', o.batch_id, 'issuedAt', ${ms('o.issued_at')},
      'logged', (${loggedInLog}),
      'batchMark', (select b.xmin::text from order_batches b where b.id = o.batch_id))) as orders
  -- By their keys first: the moments alone would have an index of all orders read.
  from (select * from orders x where x.id = any(w.own || w.zones) offset 0) o
  where o.known_at <= a.known
    and (o.until_at > a.at or o.until_at <= o.from_at + interval '2 hours')
  offset 0`

/** Every act about those orders, their batches and the appeals against them, and about all orders; and acts that the log has and the table has not. */
export const actsOfAsk = `
  select
    (select jsonb_agg(jsonb_build_object('id', t.id, 'document', t.document, 'assertions', t.assertions, 'loggedAbout', l.about,
        -- The log has it after it was known, so that an act put off into the future by hand is not.
        'knownAt', ${ms('least(t.known_at, l.at)')}))
      from order_acts t left join log_entries l on l.kind = 'act' and l.subject = t.id
      where t.id in (
        select x.id from order_acts x where x.order_id = any(w.own || w.zones)
        union select x.id from order_acts x where x.batch_id = any(w.batches)
        union select x.id from order_acts x join order_acts y on y.id = x.appeal_id and y.kind = 'appeal' where y.order_id = any(w.own || w.zones)
        union select x.id from order_acts x where x.order_id is null and x.batch_id is null and x.appeal_id is null)
    ) as acts,
    array(select distinct l.about from log_entries l
      where l.kind = 'act' and l.about in (
        select unnest(w.own || w.zones || w.batches || array['*'])
        union all select y.id from order_acts y where y.kind = 'appeal' and y.order_id = any(w.own || w.zones))
      and not exists (select from order_acts t where t.id = l.subject and coalesce(t.order_id, t.batch_id, t.appeal_id, '*') = l.about)
    ) as missing
  where cardinality(w.own || w.zones) > 0
  offset 0`

/** The days behind a moment in which a missed round is still asked about; no pack counts one for longer (whole-truth.test.ts). */
export const rollDays = 60
const rollSpan = `interval '${rollDays} days'`

/**
 * What is known of the person and still says something: recorded facts, rounds that they were due in and not answered, reactive pools.
 * A round that was answered says nothing more, whatever else is known, and is not read.
 */
export const openFactsOfAsk = `
  select json_agg(x.fact) as facts, array_agg(x.id) as named, min(x.at) as since from (
    select f.at, f.id, ${recordedFact} as fact from facts f where f.person_id = any(a.ids) and f.known_at <= a.known
    union all
    select n.closes_at, 'roll:' || n.id || ':' || i.id, ${rollFact}
    from rounds n cross join lateral unnest(a.ids) i (id)
    join roll r on r.round_id = n.id and r.person_id = i.id
    where n.closes_at <= least(a.at, a.known) and n.closes_at > a.at - ${rollSpan}
      and not exists (
        select from unnest(a.ids) j (id) cross join lateral (${swabs('j')}) s where s.sampled_at <= a.at and s.known_at <= a.known)
      and not exists (select from roll_marks m where m.round_id = n.id and m.person_id = any(a.ids) and m.kind = 'exempt'
        and m.marked_at <= least(a.at, a.known))
    union all
    select to_timestamp((k.fact ->> 'at')::float8 / 1000), k.fact ->> 'id', k.fact from (${poolFacts}) k
  ) x
  offset 0`

/**
 * Swabs and their results since what is open began, and nothing where nothing is open: a result can only lift. Two days before it too,
 * because days of the rules begin at midnight.
 */
export const swabsOfAsk = `
  select json_agg(x.fact) as facts from (
    select least(opened.since, ord.since) - interval '2 days' as since where opened.since is not null or ord.since is not null offset 0
  ) y
  cross join lateral (
    select v.fact from rounds n cross join lateral unnest(a.ids) i (id)
    cross join lateral (${swabs()}) s
    join tubes t on t.round_id = n.id and t.id = s.tube_id and t.state in ('open', 'sealed', 'lost')
    cross join lateral (select ${sampleFact} as fact union all ${resultFacts}) v
    where n.published_at <= a.known and s.sampled_at >= y.since
      and (n.closes_at + interval '1 day' > y.since
        or exists (select from recall_tasks k where k.person_id = i.id and k.round_id = n.id))
    offset 0
  ) x
  offset 0`

/** Cases of others that an order about where the person lives rests on. */
export const groundsOfAsk = `
  select json_agg(${recordedFact}) as facts, array_agg(f.id) as named from facts f
  where f.id = any(array(select g.fact from order_grounds g where g.order_id = any(w.zones))) and f.person_id <> all(a.ids)
  offset 0`

/** What takes any of those facts back. */
export const withdrawalsOfAsk = `
  select json_agg(${recordedFact}) as facts
  from (select * from facts x where x.about = any(opened.named || ground.named) offset 0) f
  where f.kind = 'withdrawal' and f.known_at <= a.known
  offset 0`
