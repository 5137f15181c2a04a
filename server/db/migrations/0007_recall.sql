-- Why: members of a reactive, invalid or lost tube are owed a new sample; a single positive becomes a finding and a case.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table recalls (
  round_id int not null references rounds (id),
  tube_id bigint not null,
  reason text not null check (reason in ('reactive', 'invalid', 'lost')),
  opened_at timestamptz not null,
  member_count smallint not null check (member_count > 0),
  primary key (round_id, tube_id)
);
comment on table recalls is 'Tubes whose members are all owed a new sample; closed when every task has an outcome, which is derived, never stored';

create table recall_tasks (
  round_id int not null,
  tube_id bigint not null,
  person_id bigint not null,
  sitting smallint not null check (sitting > 0),
  opened_at timestamptz not null,
  outcome text check (outcome in ('negative', 'preliminary-positive', 'confirmed', 'not-confirmed', 'excused')),
  outcome_at timestamptz,
  answered_by_tube bigint,
  excuse text,
  primary key (round_id, tube_id, person_id),
  foreign key (round_id, tube_id) references recalls (round_id, tube_id),
  constraint an_outcome_has_a_time check ((outcome is null) = (outcome_at is null)),
  constraint a_result_names_its_tube check (outcome is null or outcome = 'excused' or answered_by_tube is not null),
  constraint an_excuse_is_given check (outcome <> 'excused' or excuse is not null)
);
create index recall_tasks_person on recall_tasks (person_id);
create index recall_tasks_open on recall_tasks (opened_at) where outcome is null;
comment on table recall_tasks is 'One new sample owed to one member of a recalled tube';

create table findings (
  round_id int not null references rounds (id),
  person_id bigint not null references people (id),
  tube_id bigint not null,
  state text not null check (state in ('preliminary', 'confirmed', 'not-confirmed', 'withdrawn')),
  first_kit text not null,
  found_at timestamptz not null,
  second_kit text,
  decided_at timestamptz,
  primary key (round_id, person_id, tube_id),
  constraint confirmed_by_another_kit check (second_kit is null or second_kit <> first_kit),
  constraint a_decision_names_its_kit check ((state in ('preliminary', 'withdrawn')) = (second_kit is null)),
  constraint a_decision_has_a_time check ((state = 'preliminary') = (decided_at is null))
);
create index findings_person on findings (person_id);
create index findings_open on findings (found_at) where state = 'preliminary';
comment on table findings is 'A person''s own reactive single result: preliminary until a second kit confirms it or not; withdrawn when the result it came from was amended';

create table cases (
  id text primary key,
  round_id int not null,
  person_id bigint not null,
  tube_id bigint not null,
  opened_at timestamptz not null,
  constraint one_case_per_finding unique (round_id, person_id, tube_id),
  foreign key (round_id, person_id, tube_id) references findings (round_id, person_id, tube_id)
);
create index cases_person on cases (person_id);
comment on table cases is 'Cases opened by a confirmed single positive; their investigation comes later';

create view tube_members as
select round_id, tube_id, person_id, sampled_at from samples
union all
select c.round_id, c.tube_id, c.person_id, c.sampled_at from sample_claims c
where (c.kind = 'duplicate' or c.verdict = 'member')
  and not exists (select from samples x where x.round_id = c.round_id and x.tube_id = c.tube_id and x.person_id = c.person_id)
  and not exists (select from sample_claims e where e.round_id = c.round_id and e.tube_id = c.tube_id and e.person_id = c.person_id
    and (e.kind = 'duplicate' or e.verdict = 'member') and e.kind < c.kind);
comment on view tube_members is 'Everybody whose swab is in a tube, once each: those whom it counts for, those who were sampled twice, and claims settled so';
