-- Why: swabs of rooms before somebody is released, what is done for people after they were let go, and who is kept an hour beyond the rule.
-- Safe beside the previous server: yes, new tables and views only.
-- Locks: none, new tables and views only.

create table environment_samples (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  taken_at timestamptz not null,
  taken_by text not null,
  call text check (call in ('negative', 'positive', 'invalid')),
  known_at timestamptz,
  known_by text,
  constraint a_call_is_known_by_somebody check ((call is null) = (known_at is null) and (call is null) = (known_by is null)),
  constraint nothing_is_known_before_it_is_taken check (known_at is null or known_at >= taken_at)
);
create index environment_samples_stay on environment_samples (stay_id, taken_at);
comment on table environment_samples is 'Swabs of things and surfaces in the room of a stay, before a release; positive means that an infection is ruled out first (domain-policy §5)';

create table after_care (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  person_id bigint not null references people (id),
  area_code text not null,
  kind text not null check (kind in ('test', 'contact', 'follow-up')),
  day smallint check (day between 1 and 60),
  from_at timestamptz not null,
  due_at timestamptz not null,
  made_at timestamptz not null,
  outcome text check (outcome in ('done', 'not-reached', 'refused', 'moved-away', 'ill')),
  done_at timestamptz,
  done_by text,
  done_words text,
  constraint an_outcome_is_whole check ((outcome is null) = (done_at is null) and (outcome is null) = (done_by is null)),
  constraint it_is_due_after_it_begins check (due_at > from_at)
);
create index after_care_stay on after_care (stay_id);
create index after_care_person on after_care (person_id, from_at);
create index after_care_open on after_care (area_code, due_at, id) where outcome is null;
comment on table after_care is 'What is done for somebody after they were let go: tests at home on the days of the rules, a call of the grid worker, a follow-up; made when they leave';
comment on column after_care.day is 'The day of the stage that a test is of; null for what is no test';
comment on column after_care.done_words is 'Sealed';

-- The due moment is a note of the job: the lists, the own page and the excess board compute it themselves.
create view loop_stay_not_released as
select 'stay-not-released' as kind, null::int as round_id, 'stay:' || s.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, s.release_due + interval '1 hour' as opened_at,
  coalesce(k.due_at, s.release_due + interval '1 hour') as due_at, null::timestamptz as closed_at, 'let-go' as next_step
from stays s
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'stay-not-released' and k.subject = 'stay:' || s.id and k.is_last
where s.left_at is null and s.release_due is not null;
comment on view loop_stay_not_released is 'People who are still at a site an hour after the moment at which the rule let them go';

create view loop_after_care_open as
select 'after-care-open' as kind, null::int as round_id, 'after-care:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, 'community:' || c.area_code) as owner, c.from_at as opened_at, coalesce(k.due_at, c.due_at) as due_at,
  c.done_at as closed_at, case c.kind when 'test' then 'take-test' else 'call-person' end as next_step
from after_care c
left join carry_overs k on k.kind = 'after-care-open' and k.subject = 'after-care:' || c.id and k.is_last;
comment on view loop_after_care_open is 'Tests, calls and follow-ups after a release that nobody has done';
