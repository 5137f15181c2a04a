-- Why: rooms are given as a whole with a proven bound and a reason for everybody, and the staff of a site lives in a closed loop.
-- Safe beside the previous server: yes, new tables, and a column with a default.
-- Locks: isolation_sites for an instant.

alter table isolation_sites add column separates text not null default 'room' check (separates in ('room', 'passage', 'floor'));
comment on column isolation_sites.separates is 'What two cohorts never share here besides a room: nothing more, a passage, or a floor';

create table allocation_settings (
  id smallint primary key check (id = 1),
  accepts_itself boolean not null,
  child_under smallint not null check (child_under between 1 and 18),
  infant_under smallint not null check (infant_under between 1 and 6),
  weights jsonb not null,
  set_by text not null,
  set_at timestamptz not null
);
comment on table allocation_settings is 'What the city wants of its allocations; without a row the weights of core/allocation/weights.ts';

create table allocation_runs (
  id uuid primary key,
  area_code text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  started_at timestamptz not null,
  step text,
  finished_at timestamptz,
  failed_why text,
  people integer not null default 0,
  placed integer not null default 0,
  unplaced integer not null default 0,
  moved integer not null default 0,
  cost float8,
  bound float8,
  gap float8,
  seconds float8,
  solver text,
  weights jsonb not null,
  accepted_at timestamptz,
  accepted_by text,
  undone_at timestamptz,
  undone_by text,
  constraint what_failed_proposes_nothing check (failed_why is null or accepted_at is null),
  constraint only_what_was_accepted_is_undone check (undone_at is null or accepted_at is not null),
  constraint nothing_costs_less_than_the_bound check (cost is null or bound is null or bound <= cost + 0.001)
);
create index allocation_runs_area on allocation_runs (area_code, asked_at desc);
create index allocation_runs_asked on allocation_runs (asked_at desc);
create unique index one_allocation_of_an_area_at_a_time on allocation_runs (area_code) where finished_at is null and failed_why is null;
comment on table allocation_runs is 'Each proposal of rooms, with its cost, the bound that no other can beat and the gap between';
comment on column allocation_runs.started_at is 'By the clock of the machine: a run whose worker died is given up after a while of real time';

create table allocation_rows (
  run_id uuid not null references allocation_runs (id),
  transfer_id uuid not null references transfers (id),
  transfer_version integer not null,
  isolation_site_id uuid references isolation_sites (id),
  room_id uuid references rooms (id),
  before_room_id uuid references rooms (id),
  moved boolean not null,
  unplaced_why text,
  why jsonb,
  accepted_at timestamptz,
  undone_at timestamptz,
  primary key (run_id, transfer_id),
  constraint a_room_or_a_reason check ((room_id is null) = (unplaced_why is not null))
);
create index allocation_rows_transfer on allocation_rows (transfer_id);
create index allocation_rows_site on allocation_rows (isolation_site_id);
create index allocation_rows_run_site on allocation_rows (run_id, isolation_site_id, transfer_id);
create index allocation_rows_room on allocation_rows (room_id);
create index allocation_rows_before on allocation_rows (before_room_id);
comment on table allocation_rows is 'What one run proposed for one person: a room, or the reason why there is none';
comment on column allocation_rows.why is 'Sealed: what the choice costs and what was traded, from which the words are made';

create table room_locks (
  id uuid primary key,
  transfer_id uuid not null references transfers (id),
  room_id uuid not null references rooms (id),
  why text not null,
  locked_by text not null,
  locked_at timestamptz not null,
  unlocked_at timestamptz,
  unlocked_by text,
  constraint an_unlock_has_its_hand check ((unlocked_at is null) = (unlocked_by is null))
);
create unique index one_lock_of_a_transfer on room_locks (transfer_id) where unlocked_at is null;
create index room_locks_transfer on room_locks (transfer_id);
create index room_locks_room on room_locks (room_id);
comment on table room_locks is 'Rooms chosen by hand, by whom and why';
comment on column room_locks.why is 'Sealed';

create table site_staff_roles (
  code text primary key,
  zh text not null,
  en text not null,
  place smallint not null,
  closed_at timestamptz
);
comment on table site_staff_roles is 'The jobs at a site and the words of the city for them; doctor and nurse are counted against the norm';
insert into site_staff_roles (code, zh, en, place) values
  ('head', '负责人', 'head', 1), ('doctor', '医生', 'doctor', 2), ('nurse', '护士', 'nurse', 3), ('information', '信息', 'information', 4),
  ('disinfection', '消毒', 'disinfection', 5), ('security', '安保', 'security', 6), ('logistics', '后勤', 'logistics', 7), ('psych', '心理', 'psychologist', 8);

create table site_staff (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  person_id bigint not null references people (id),
  role text not null references site_staff_roles (code),
  since timestamptz not null,
  added_by text not null,
  until_at timestamptz,
  ended_by text,
  constraint staff_ends_by_a_hand check ((until_at is null) = (ended_by is null))
);
create unique index somebody_works_at_one_site on site_staff (person_id) where until_at is null;
create index site_staff_person on site_staff (person_id);
create index site_staff_site on site_staff (isolation_site_id, id) where until_at is null;
create index site_staff_sites on site_staff (isolation_site_id);
create index site_staff_role on site_staff (role);
comment on table site_staff is 'Who works at an isolation site, as what, since when';

create table site_staff_cycles (
  id uuid primary key,
  staff_id uuid not null references site_staff (id),
  in_at timestamptz not null,
  due_out date not null,
  out_at timestamptz,
  constraint a_cycle_ends_after_it_began check (out_at is null or out_at >= in_at)
);
create unique index one_cycle_at_a_time on site_staff_cycles (staff_id) where out_at is null;
create index site_staff_cycles_staff on site_staff_cycles (staff_id, in_at);
comment on table site_staff_cycles is 'Live-in cycles: from when to when somebody lives inside the closed loop';

create table site_staff_shifts (
  id uuid primary key,
  staff_id uuid not null references site_staff (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  planned_by text not null,
  planned_at timestamptz not null,
  constraint a_shift_has_a_length check (until_at > from_at and until_at <= from_at + interval '24 hours'),
  constraint a_shift_is_planned_once unique (staff_id, from_at)
);
create index site_staff_shifts_from on site_staff_shifts (from_at);
comment on table site_staff_shifts is 'Who is on duty from when to when';

create table site_staff_tests (
  staff_id uuid not null references site_staff (id),
  due_on date not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  taken_at timestamptz,
  tube text,
  taken_by text,
  excused_at timestamptz,
  primary key (staff_id, due_on),
  constraint a_swab_has_a_hand check ((taken_at is null) = (taken_by is null))
);
create index site_staff_tests_open on site_staff_tests (due_at) where taken_at is null and excused_at is null;
comment on table site_staff_tests is 'Swabs that somebody inside owes by the rules in force, one row a day';
comment on column site_staff_tests.excused_at is 'When the person left the roster or the closed loop, or the rule went: nothing is owed from then on';

create table site_staff_exits (
  id uuid primary key,
  cycle_id uuid not null references site_staff_cycles (id),
  person_id bigint not null references people (id),
  area_code text not null,
  basis text not null,
  binds boolean not null,
  left_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  fact_id text,
  why text,
  constraint an_exit_is_told_once unique (cycle_id),
  constraint an_exit_is_settled_with_something check ((settled_at is null) = (settled_by is null) and (settled_at is null or fact_id is not null or why is not null))
);
create index site_staff_exits_person on site_staff_exits (person_id);
create index site_staff_exits_open on site_staff_exits (left_at, id) where settled_at is null;
create index site_staff_exits_area on site_staff_exits (area_code, left_at);
comment on table site_staff_exits is 'Who left a closed loop and may need monitoring by the rules in force: an investigator records the fact or says why not';
comment on column site_staff_exits.why is 'Sealed';

create view loop_staff_test_not_taken as
select 'staff-test-not-taken' as kind, null::int as round_id, 'staff:' || t.staff_id || ':' || t.due_on as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, t.opened_at, coalesce(k.due_at, t.due_at) as due_at, least(t.taken_at, t.excused_at) as closed_at,
  'take-staff-test' as next_step
from site_staff_tests t
join site_staff s on s.id = t.staff_id
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'staff-test-not-taken' and k.subject = 'staff:' || t.staff_id || ':' || t.due_on and k.is_last;
comment on view loop_staff_test_not_taken is 'Staff inside a closed loop who owe a swab of a day by the rules in force';
