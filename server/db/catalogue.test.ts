import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})

/** A law over the catalogue: `faults` lists what breaks it, `planted` is a table that must be found. */
type Law = { name: string; advice: string; faults: string; planted: string }

const ours = `c.relnamespace = 'city_4101'::regnamespace`
const laws: Law[] = [
  {
    name: 'no trigger and no rule',
    advice: 'write what follows in the command',
    faults: `select tgname::text as fault from pg_trigger t join pg_class c on c.oid = t.tgrelid where ${ours} and not tgisinternal
      union all select rulename::text from pg_rewrite w join pg_class c on c.oid = w.ev_class where ${ours} and rulename <> '_RETURN'`,
    planted: 'create rule bad as on delete to uploads do instead nothing',
  },
  {
    name: 'no sequence, serial or identity',
    advice: 'ids are made by their senders',
    faults: `select relname::text as fault from pg_class c where ${ours} and relkind = 'S'`,
    planted: 'create table bad (id bigint generated always as identity primary key)',
  },
  {
    name: 'every table has a primary key',
    advice: 'name the columns that tell two rows apart',
    faults: `select relname::text as fault from pg_class c where ${ours} and relkind in ('r', 'p')
      and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
    planted: 'create table bad (id bigint)',
  },
  {
    name: 'partitioning is by range, on round_id, one level deep, with the key in the primary key',
    advice: 'partition by range (round_id), and put round_id first in the primary key',
    faults: `select c.relname::text as fault from pg_partitioned_table p join pg_class c on c.oid = p.partrelid
      where ${ours} and (p.partstrat <> 'r' or pg_get_partkeydef(c.oid) <> 'RANGE (round_id)' or c.relispartition
        or not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and k.conkey[1] = p.partattrs[0]))`,
    planted: 'create table bad (id int primary key) partition by hash (id)',
  },
  {
    name: 'no partition of a partition',
    advice: 'one level of range partitions is what Citus and retention can carry',
    faults: `select relname::text as fault from pg_class c where ${ours} and relkind = 'p' and relispartition`,
    planted:
      'create table bad partition of roll for values from (1) to (2) partition by range (round_id)',
  },
  {
    name: 'every foreign key has an index that begins with its columns',
    advice: 'create index on the columns of the key, in any order, before others',
    faults: `select conname::text as fault from pg_constraint k join pg_class c on c.oid = k.conrelid
      where ${ours} and contype = 'f' and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)`,
    planted: 'create table bad (id int primary key, round_id int references rounds (id))',
  },
  {
    name: 'every table and view says what it holds',
    advice: 'comment on table … is …',
    faults: `select relname::text as fault from pg_class c where ${ours} and relkind in ('r', 'p', 'v') and coalesce(obj_description(c.oid, 'pg_class'), '') = ''`,
    planted: 'create table bad (id int primary key)',
  },
  {
    name: 'no exclusion constraint',
    advice: 'a unique key or a check; EXCLUDE does not survive distribution',
    faults: `select conname::text as fault from pg_constraint k join pg_class c on c.oid = k.conrelid where ${ours} and contype = 'x'`,
    planted: 'create table bad (id int primary key, at int4range, exclude using gist (at with &&))',
  },
  {
    name: 'an id is a whole number, a uuid or text, never a float or JSON',
    advice: 'floats and JSON numbers lose digits beyond 2^53: bigint, uuid or text',
    faults: `select c.relname || '.' || a.attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
      where ${ours} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and a.attname ~ '(^|_)id$'
        and a.atttypid not in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'uuid'::regtype, 'text'::regtype)`,
    planted: 'create table bad (id int primary key, person_id float8)',
  },
  {
    name: 'nobody has a status, a colour or a code colour',
    advice:
      'status is computed from orders and results at a moment (DESIGN, sentence 3): store the facts',
    faults: `select c.relname || '.' || a.attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
      where ${ours} and a.attnum > 0 and not a.attisdropped and a.attname ~ '(^|_)(status|colou?r|health_code|risk_level|is_positive)(_|$)'`,
    planted: 'create table bad (person_id bigint primary key, code_colour text)',
  },
  {
    name: 'a moment has its offset',
    advice: 'timestamptz for an instant, date for a day',
    faults: `select c.relname || '.' || a.attname as fault from pg_attribute a join pg_class c on c.oid = a.attrelid
      where ${ours} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)`,
    planted: 'create table bad (id int primary key, at timestamp)',
  },
  {
    name: 'no function and no type of our own in the schema',
    advice: 'decisions live in core; a check constraint lists the words',
    faults: `select proname::text as fault from pg_proc where pronamespace = 'city_4101'::regnamespace
      union all select typname::text from pg_type where typnamespace = 'city_4101'::regnamespace and typtype in ('e', 'd')`,
    planted: `create type bad as enum ('red')`,
  },
  {
    name: 'the columns of a loop kind are always the same',
    advice:
      'kind, round_id, subject, area, owner, opened_at, due_at, closed_at, next_step, in this order',
    faults: `select c.relname::text as fault from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where ${ours} and c.relkind = 'v' and c.relname ~ '^loop' group by c.relname
      having string_agg(a.attname, ',' order by a.attnum) <> 'kind,round_id,subject,area,owner,opened_at,due_at,closed_at,next_step'`,
    planted: `create view loop_bad as select 'bad' as kind`,
  },
]

const faultsOf = async (law: Law, run: (text: string) => PromiseLike<unknown>) =>
  ((await run(law.faults)) as { fault: string }[]).map(({ fault }) => `${fault}: ${law.advice}`)

class Undo extends Error {}

describe.each(laws)('$name', (law) => {
  test('holds in the migrated schema', async () => {
    expect(await faultsOf(law, (text) => city.sql.unsafe(text))).toEqual([])
  })

  test('finds a planted breach', async () => {
    let found: string[] = []
    const undone = city.sql.begin(async (tx) => {
      await tx.unsafe(law.planted)
      found = await faultsOf(law, (text) => tx.unsafe(text))
      throw new Undo()
    })
    await expect(undone).rejects.toBeInstanceOf(Undo)
    expect(found).not.toEqual([])
  })
})

test('every loop kind is part of the union of all loops', async () => {
  const kinds = await city.sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'city_4101'::regnamespace and relkind = 'v' and relname like 'loop\\_%'`
  const used = await city.sql<{ name: string }[]>`
    select distinct s.relname as name from pg_depend d join pg_rewrite w on w.oid = d.objid join pg_class s on s.oid = d.refobjid
    where w.ev_class = 'loops'::regclass and s.relname like 'loop\\_%'`
  expect(kinds.length).toBeGreaterThan(10)
  expect(used.map(({ name }) => name).sort()).toEqual(kinds.map(({ name }) => name).sort())
})
