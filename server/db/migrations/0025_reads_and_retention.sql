-- Why: how many people somebody may read, what opens the door beyond it and who reviews that; what was erased, with a signed certificate for each.
-- Safe beside the previous server: yes, new tables, empty columns and a view with the same columns.
-- Locks: person_reads, rounds and the tables whose statistics are set for an instant, person_reads while a block-range index is built.

create table read_budgets (
  actor_id text not null,
  day date not null,
  budget text not null,
  people int not null check (people > 0),
  most int not null check (most > 0),
  primary key (actor_id, day, budget),
  constraint nobody_reads_more_than_the_budget check (people <= most)
);
comment on column read_budgets.budget is 'The purpose, or glass:id for what was read behind a broken glass';
comment on table read_budgets is 'How many different people somebody has read in a day of the city for a purpose; raised only while it stays within the budget';

create table budgeted_reads (
  actor_id text not null,
  day date not null,
  budget text not null,
  person_id bigint not null,
  primary key (actor_id, day, budget, person_id)
);
comment on table budgeted_reads is 'Whom somebody has read already in a day for a purpose: reading them again costs no budget';

create table break_glass (
  id uuid primary key,
  actor_id text not null,
  actor_role text not null,
  unit text not null,
  area_code text not null,
  purpose text not null,
  reason_cipher bytea not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  due_at timestamptz not null,
  reviewed_at timestamptz,
  reviewed_by text,
  reviewer_unit text,
  verdict text check (verdict in ('founded', 'unfounded')),
  words_cipher bytea,
  constraint a_second_person_reviews check (reviewed_by <> actor_id and reviewer_unit <> unit),
  constraint a_review_is_whole check (num_nulls(reviewed_at, reviewed_by, reviewer_unit, verdict, words_cipher) in (0, 5))
);
create index break_glass_actor on break_glass (actor_id, until_at);
create index break_glass_open on break_glass (due_at) where reviewed_at is null;
comment on column break_glass.reason_cipher is 'In words of the one who broke it, sealed under the key of its month';
comment on table break_glass is 'Readings of people beyond the budget: opened at once with a reason, for minutes, and reviewed by somebody of another unit';

alter table person_reads add column break_glass uuid;
create index person_reads_behind_glass on person_reads (break_glass) where break_glass is not null;
-- By block ranges, because rows come in the order of their time: a look costs nothing more, and a month is found without the rest.
create index person_reads_recent on person_reads using brin (at) with (pages_per_range = 32);

create view loop_break_glass_not_reviewed as
select 'break-glass-not-reviewed' as kind, null::int as round_id, 'break-glass:' || g.id as subject, g.area_code as area,
  'privacy-officer' as owner, g.opened_at, g.due_at, g.reviewed_at as closed_at, 'review' as next_step
from break_glass g;
comment on view loop_break_glass_not_reviewed is 'Readings beyond the budget that nobody has reviewed';

create table erasures (
  id uuid primary key,
  kind text not null,
  document jsonb not null,
  signature bytea not null,
  erased_at timestamptz not null
);
create index erasures_recent on erasures (erased_at);
comment on table erasures is 'Certificates of what was erased at the end of its clock: rows by table, keys destroyed, and how it was verified; signed with the key of the city';

create table erased_subjects (
  kind text not null,
  subject text not null,
  erasure_id uuid not null references erasures (id),
  primary key (kind, subject)
);
create index erased_subjects_erasure on erased_subjects (erasure_id);
comment on table erased_subjects is 'Signed documents that were erased at the end of their clock; it counts only while the signed certificate has the digest of the list';

-- Statistics copy values out of their rows, and stay when the rows go: of names, salts and free words none are kept.
alter table people alter column name set statistics 0;
alter table people alter column phone_cipher set statistics 0;
alter table documents alter column number_cipher set statistics 0;
alter table roll_marks alter column fact set statistics 0;
alter table recall_tasks alter column excuse set statistics 0;
alter table sample_claims alter column reason set statistics 0;
alter table same_person_claims alter column reason set statistics 0;
alter table paper_entries alter column members set statistics 0;
alter table facts alter column about set statistics 0;
alter table facts alter column places set statistics 0;
alter table facts alter column place set statistics 0;
alter table facts alter column site set statistics 0;
alter table commands alter column outcome set statistics 0;
alter table log_entries alter column salt set statistics 0;
alter table accounts alter column display_name set statistics 0;
alter table order_areas alter column area set statistics 0;

alter table rounds add column erased_at timestamptz;
comment on column rounds.erased_at is 'When the people of the round were erased; its tubes, boxes and results stay without them';

create or replace view conservation as
select 'people' as law, n.id as round_id,
  (select count(*) from roll r where r.round_id = n.id) as expected,
  (select count(*) from roll_states s where s.round_id = n.id and s.state in ('sampled', 'exempt', 'refused', 'absent', 'unreachable', 'missing')) as found
from rounds n where n.erased_at is null
union all
select 'members', n.id,
  (select coalesce(sum(t.member_count), 0) from tubes t where t.round_id = n.id and t.state in ('open', 'sealed', 'lost')),
  (select count(*) from samples x where x.round_id = n.id)
    + (select count(*) from sample_claims c where c.round_id = n.id and c.kind = 'duplicate')
from rounds n where n.erased_at is null
union all
select 'tubes', n.id,
  (select coalesce(sum(g.last_id - g.first_id + 1), 0) from tube_ranges g where g.round_id = n.id),
  (select coalesce(sum(l.quantity), 0) from ledger_balances l where l.round_id = n.id and l.account <> 'press')
from rounds n where n.erased_at is null
union all
select 'accounts', n.id,
  (select count(*) from tubes t where t.round_id = n.id),
  (select coalesce(sum(least(f.held, l.quantity)), 0)
    from (select account, count(*) as held from tube_accounts a where a.round_id = n.id group by account) f
    join ledger_balances l on l.round_id = n.id and l.account = f.account)
from rounds n where n.erased_at is null
union all
select 'rows', n.id,
  (select coalesce(sum(u.applied), 0) from uploads u where u.round_id = n.id),
  (select count(*) from field_events e where e.round_id = n.id)
from rounds n where n.erased_at is null
union all
select 'readings', n.id,
  (select coalesce(sum(f.used), 0) from result_files f join plates p on p.id = f.plate_id where p.round_id = n.id),
  (select coalesce(sum(cardinality(r.cts) / r.targets), 0) from plate_readings r where r.round_id = n.id)
from rounds n where n.erased_at is null
union all
select 'results', n.id,
  (select count(*) from tubes t where t.round_id = n.id and t.resulted_at is not null),
  (select count(distinct v.tube_id) from tube_results v where v.round_id = n.id)
from rounds n where n.erased_at is null
union all
select 'recalls', n.id,
  (select coalesce(sum(c.member_count), 0) from recalls c where c.round_id = n.id),
  (select count(*) from recall_tasks k where k.round_id = n.id)
from rounds n where n.erased_at is null
union all
select 'reactive-pools', n.id,
  (select count(distinct v.tube_id) from tube_results v join tubes t on t.round_id = v.round_id and t.id = v.tube_id
    where v.round_id = n.id and v.call = 'reactive' and not (t.pool_size = 1 and t.member_count = 1)),
  (select count(*) from recalls c where c.round_id = n.id and c.reason = 'reactive')
from rounds n where n.erased_at is null;
comment on view conservation is 'One row for each law and round whose people are not erased; expected and found must be equal at every moment';
