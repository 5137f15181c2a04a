-- Why: a plate is loaded, read and released whole, so each is one row of arrays: 2 bytes a sample instead of 50, and 3 statements write 3 rows instead of 280.
-- Safe beside the previous server: no. It reads plates, but its loading, import and release fail until it is replaced; nothing is lost, each can be sent again.
-- Locks: plates, wells, tube_results and tubes until the rows of all rounds are written into arrays, some seconds a million tubes.

create table plate_layouts (
  plate_id bigint primary key references plates (id),
  round_id int not null,
  positions smallint[] not null,
  tubes bigint[] not null,
  constraint a_place_holds_one_tube check (cardinality(positions) = cardinality(tubes) and cardinality(tubes) > 2)
);
comment on table plate_layouts is 'What lies on a plate, in the order of loading: positions (0 is A1, row by row) and tubes; the first two places are the negative and the positive control, and hold none';

create table plate_readings (
  plate_id bigint primary key references plate_layouts (plate_id),
  round_id int not null,
  targets smallint not null check (targets > 0),
  cts float8[] not null,
  calls text check (calls ~ '^--[nrip]+$'),
  constraint every_well_is_read_whole check (cardinality(cts) % targets = 0 and (calls is null or cardinality(cts) = targets * length(calls)))
);
comment on table plate_readings is 'What an instrument read, in the order of the layout: so many Ct for each well, the internal control last, null where no threshold was crossed; calls by their first letter (i invalid, p repeat), none while the plate is blocked';

create table plate_releases (
  plate_id bigint not null references plates (id),
  turn smallint not null check (turn > 0),
  round_id int not null,
  released_at timestamptz not null,
  released_by text not null,
  second_by text not null,
  positions smallint[] not null,
  tubes bigint[] not null,
  calls text not null check (calls ~ '^[nri]+$'),
  primary key (plate_id, turn),
  constraint two_people_release check (released_by <> second_by),
  constraint each_tube_has_its_call check (cardinality(tubes) = length(calls) and cardinality(positions) = length(calls))
);
create index plate_releases_round on plate_releases (round_id);
comment on table plate_releases is 'Results as they were released, all tubes of one release of a plate in one row; a plate whose tubes were held back has several turns';

create table amendments (
  tube_id bigint not null,
  plate_id bigint,
  released_at timestamptz not null,
  round_id int not null,
  version smallint not null check (version > 1),
  position smallint,
  call text not null check (call in ('negative', 'reactive', 'invalid')),
  released_by text not null,
  second_by text not null,
  reason text not null,
  primary key (round_id, tube_id, version),
  constraint two_people_release check (released_by <> second_by)
);
comment on table amendments is 'Results that supersede a released one, with the reason; version 1 is the release';

create table retests (
  round_id int not null,
  tube_id bigint not null,
  plate_id bigint not null references plates (id),
  primary key (round_id, tube_id, plate_id)
);
create index retests_plate on retests (plate_id);
comment on table retests is 'Earlier plates of tubes that came onto a further one';

alter table tubes add column left_plate_id bigint;
comment on column tubes.left_plate_id is 'The last plate that the tube left, released or given up; null again while it lies on a further one';

insert into plate_layouts (plate_id, round_id, positions, tubes)
select w.plate_id, w.round_id, array_agg(w.position order by w.role <> 'negative-control', w.role <> 'positive-control', w.position),
  array_agg(w.tube_id order by w.role <> 'negative-control', w.role <> 'positive-control', w.position)
from wells w group by w.plate_id, w.round_id;

insert into plate_readings (plate_id, round_id, targets, cts, calls)
select w.plate_id, w.round_id, max(cardinality(w.cts)), (
    select array_agg(c.ct order by e.role <> 'negative-control', e.role <> 'positive-control', e.position, c.n)
    from wells e cross join unnest(e.cts) with ordinality c (ct, n) where e.round_id = w.round_id and e.plate_id = w.plate_id),
  case when count(w.call) > 0 then string_agg(case when w.role <> 'sample' then '-' when w.call = 'repeat' then 'p' else left(w.call, 1) end, ''
    order by w.role <> 'negative-control', w.role <> 'positive-control', w.position) end
from wells w where w.cts is not null group by w.plate_id, w.round_id;

insert into plate_releases (plate_id, turn, round_id, released_at, released_by, second_by, positions, tubes, calls)
select v.plate_id, row_number() over (partition by v.plate_id order by v.released_at), v.round_id, v.released_at, v.released_by, v.second_by,
  array_agg(v.position order by v.position), array_agg(v.tube_id order by v.position), string_agg(left(v.call, 1), '' order by v.position)
from tube_results v where v.version = 1 and v.plate_id is not null
group by v.plate_id, v.round_id, v.released_at, v.released_by, v.second_by;

insert into amendments (tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason)
select tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason from tube_results where version > 1;

update tubes t set left_plate_id = last.plate_id
from (
  select distinct on (w.round_id, w.tube_id) w.round_id, w.tube_id, w.plate_id
  from wells w join plates p on p.id = w.plate_id where p.released_at is not null or p.rejected_at is not null
  order by w.round_id, w.tube_id, p.loaded_at desc, p.id desc
) last
where t.round_id = last.round_id and t.id = last.tube_id and t.plate_id is null;

insert into retests (round_id, tube_id, plate_id)
select w.round_id, w.tube_id, w.plate_id from wells w join tubes t on t.round_id = w.round_id and t.id = w.tube_id
where w.plate_id is distinct from t.plate_id and w.plate_id is distinct from t.left_plate_id
on conflict do nothing;

drop view conservation;
drop table wells;
drop table tube_results;

create view wells as
select l.plate_id, u.tube_id, l.round_id, u.position,
  case u.n when 1 then 'negative-control' when 2 then 'positive-control' else 'sample' end as role,
  case substr(r.calls, u.n::int, 1) when 'n' then 'negative' when 'r' then 'reactive' when 'i' then 'invalid' when 'p' then 'repeat' end as call,
  r.cts[(u.n - 1) * r.targets + 1 : u.n * r.targets] as cts
from plate_layouts l
left join plate_readings r on r.plate_id = l.plate_id
cross join lateral unnest(l.positions, l.tubes) with ordinality u (position, tube_id, n);
comment on view wells is 'Wells of plates by position (0 is A1, row by row), each with its Ct in the order of the targets of the assay, its internal control last. Ask by plate; the plates of a tube are in tube_plates';

create view tube_results as
select u.tube_id, v.plate_id, v.released_at, v.round_id, 1::smallint as version, u.position,
  case substr(v.calls, u.n::int, 1) when 'n' then 'negative' when 'r' then 'reactive' else 'invalid' end as call, v.released_by, v.second_by, null::text as reason
from plate_releases v cross join lateral unnest(v.positions, v.tubes) with ordinality u (position, tube_id, n)
union all
select tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by, reason from amendments;
comment on view tube_results is 'Released results of tubes; version 2 and above supersede and say why. A person''s result is read through the tube, never stored. Ask by plate; the plates of a tube are in tube_plates';

create view tube_plates as
select t.round_id, t.id as tube_id, t.plate_id from tubes t where t.plate_id is not null
union all
select t.round_id, t.id, t.left_plate_id from tubes t where t.left_plate_id is not null
union all
select e.round_id, e.tube_id, e.plate_id from retests e;
comment on view tube_plates is 'The plates on which a tube lay or lies, once each';

create view conservation as
select 'people' as law, n.id as round_id,
  (select count(*) from roll r where r.round_id = n.id) as expected,
  (select count(*) from roll_states s where s.round_id = n.id and s.state in ('sampled', 'exempt', 'refused', 'absent', 'unreachable', 'missing')) as found
from rounds n
union all
select 'members', n.id,
  (select coalesce(sum(t.member_count), 0) from tubes t where t.round_id = n.id and t.state in ('open', 'sealed', 'lost')),
  (select count(*) from samples x where x.round_id = n.id)
    + (select count(*) from sample_claims c where c.round_id = n.id and c.kind = 'duplicate')
from rounds n
union all
select 'tubes', n.id,
  (select coalesce(sum(g.last_id - g.first_id + 1), 0) from tube_ranges g where g.round_id = n.id),
  (select coalesce(sum(l.quantity), 0) from ledger_balances l where l.round_id = n.id and l.account <> 'press')
from rounds n
union all
select 'accounts', n.id,
  (select count(*) from tubes t where t.round_id = n.id),
  (select coalesce(sum(least(f.held, l.quantity)), 0)
    from (select account, count(*) as held from tube_accounts a where a.round_id = n.id group by account) f
    join ledger_balances l on l.round_id = n.id and l.account = f.account)
from rounds n
union all
select 'rows', n.id,
  (select coalesce(sum(u.applied), 0) from uploads u where u.round_id = n.id),
  (select count(*) from field_events e where e.round_id = n.id)
from rounds n
union all
select 'readings', n.id,
  (select coalesce(sum(f.used), 0) from result_files f join plates p on p.id = f.plate_id where p.round_id = n.id),
  (select coalesce(sum(cardinality(r.cts) / r.targets), 0) from plate_readings r where r.round_id = n.id)
from rounds n
union all
select 'results', n.id,
  (select count(*) from tubes t where t.round_id = n.id and t.resulted_at is not null),
  (select count(distinct v.tube_id) from tube_results v where v.round_id = n.id)
from rounds n
union all
select 'recalls', n.id,
  (select coalesce(sum(c.member_count), 0) from recalls c where c.round_id = n.id),
  (select count(*) from recall_tasks k where k.round_id = n.id)
from rounds n
union all
select 'reactive-pools', n.id,
  (select count(distinct v.tube_id) from tube_results v join tubes t on t.round_id = v.round_id and t.id = v.tube_id
    where v.round_id = n.id and v.call = 'reactive' and not (t.pool_size = 1 and t.member_count = 1)),
  (select count(*) from recalls c where c.round_id = n.id and c.reason = 'reactive')
from rounds n;
comment on view conservation is 'One row for each law and round; expected and found must be equal at every moment';
