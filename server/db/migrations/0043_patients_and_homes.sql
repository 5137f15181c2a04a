-- Why: patients have a plan, a course and a discharge by the treatment plan in force, and people who are kept at home are looked after and let go.
-- Safe beside the previous server: yes, new tables, views and indexes only.
-- Locks: facts and orders while their indexes are built.

create index facts_cases on facts (known_at) where kind = 'case';
create index orders_admissions on orders (until_at) where kind = 'admit' and person_id is not null;
create index orders_at_home on orders (until_at) where kind in ('stay_home', 'monitor') and person_id is not null;

create table care_group_confirmations (
  group_id text primary key,
  source text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null
);
comment on table care_group_confirmations is 'Groups of people who come first (core/patients/care-groups.ts) that an officer confirmed, with the page that says so; the others are shown as unconfirmed';

create table patients (
  id uuid primary key,
  person_id bigint not null references people (id),
  area_code text not null,
  reason text not null,
  fact_id text not null,
  since_at timestamptz not null,
  taken_at timestamptz not null,
  taken_by text not null,
  doctor text not null,
  conditions jsonb,
  priority smallint not null check (priority between 1 and 5),
  because text not null,
  level text check (level in ('designated-hospital', 'makeshift-hospital', 'home')),
  isolation_site_id uuid references isolation_sites (id),
  ready_at timestamptz,
  ready_noted_at timestamptz,
  discharged_at timestamptz
);
create unique index one_open_illness_of_a_person on patients (person_id) where discharged_at is null;
create index patients_person on patients (person_id, since_at);
create index patients_site on patients (isolation_site_id);
create index patients_open on patients (priority, since_at, id) where discharged_at is null;
create index patients_ready on patients (ready_at) where discharged_at is null and ready_at is not null;
create index patients_to_note on patients (ready_noted_at nulls first) where discharged_at is null;
create index patients_doctor on patients (doctor, priority, since_at, id) where discharged_at is null;
comment on table patients is 'Somebody with a case, from when a doctor took them on to the discharge; whoever has a case and no row waits';
comment on column patients.conditions is 'Sealed: what makes the illness more dangerous, with words';
comment on column patients.priority is 'As it was last computed (core/patients/priority.ts); it sorts lists and decides nothing';
comment on column patients.ready_at is 'When the conditions of the plan were met, as last noted by a job; decides nothing';
comment on column patients.discharged_at is 'The moment of the discharge, whose fact is what counts';

create table patient_plans (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  level text not null check (level in ('designated-hospital', 'makeshift-hospital', 'home')),
  isolation_site_id uuid references isolation_sites (id),
  differs boolean not null,
  body jsonb not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index patient_plans_patient on patient_plans (patient_id, decided_at);
create index patient_plans_site on patient_plans (isolation_site_id);
comment on table patient_plans is 'One person one plan: where somebody is looked after, what was proposed by which rule, and who decided; the newest holds';
comment on column patient_plans.body is 'Sealed: the proposal and the words of the doctor';

create table patient_notes (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  kind text not null check (kind in ('course', 'imaging', 'treatment', 'test')),
  at timestamptz not null,
  body jsonb not null,
  written_by text not null,
  written_at timestamptz not null
);
create index patient_notes_patient on patient_notes (patient_id, at);
comment on table patient_notes is 'The course day by day, pictures, treatments and tests of the hospital as doctors wrote them down; a correction is another note';
comment on column patient_notes.body is 'Sealed';

create table patient_discharges (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  at timestamptz not null,
  decided_by text not null,
  decided_at timestamptz not null,
  was_met boolean not null,
  needs_second boolean not null,
  body jsonb not null,
  second_by text,
  second_at timestamptz,
  fact_id text,
  withdrawn_by text,
  withdrawn_at timestamptz,
  constraint a_second_doctor_signs check (second_by <> decided_by),
  constraint a_signature_is_whole check ((second_by is null) = (second_at is null)),
  constraint a_withdrawal_is_whole check ((withdrawn_by is null) = (withdrawn_at is null)),
  constraint what_wrote_a_fact_is_signed check (fact_id is null or not needs_second or second_by is not null),
  constraint what_is_withdrawn_wrote_nothing check (withdrawn_at is null or fact_id is null)
);
create unique index one_decision_is_open on patient_discharges (patient_id) where withdrawn_at is null;
create index patient_discharges_patient on patient_discharges (patient_id, decided_at);
comment on table patient_discharges is 'Who decided a discharge by which conditions, and who signed it second; the fact it wrote is what counts';
comment on column patient_discharges.body is 'Sealed: edition, conditions with what met them, and the words of the doctor';

create table patient_follow_ups (
  id uuid primary key,
  patient_id uuid not null references patients (id),
  kind text not null check (kind in ('visit', 'test')),
  day smallint not null,
  due_at timestamptz not null,
  rule text not null,
  opened_at timestamptz not null,
  tries smallint not null default 0,
  done_at timestamptz,
  done_by text,
  outcome text check (outcome in ('well', 'unwell', 'test-passed', 'test-failed')),
  body jsonb,
  constraint a_follow_up_is_done_whole check ((done_at is null) = (outcome is null) and (done_at is null) = (done_by is null))
);
create index patient_follow_ups_patient on patient_follow_ups (patient_id, day);
create index patient_follow_ups_open on patient_follow_ups (due_at) where done_at is null;
comment on table patient_follow_ups is 'Visits and tests owed after a discharge, by the policy that was in force then';
comment on column patient_follow_ups.body is 'Sealed: words';

create table home_stays (
  id uuid primary key,
  person_id bigint not null references people (id),
  order_id text not null,
  place text not null,
  basis text not null,
  area_code text not null,
  building_id integer not null references buildings (id),
  since_at timestamptz not null,
  until_at timestamptz not null,
  opened_at timestamptz not null,
  worker text,
  worker_phone text,
  conditions jsonb,
  checked_at timestamptz,
  checked_by text,
  fits boolean,
  seen_at timestamptz,
  last_state text check (last_state in ('seen', 'not-there', 'refuses', 'moved')),
  next_check_due timestamptz not null,
  over_at timestamptz,
  ended_at timestamptz,
  ended_by text,
  ended_how text check (ended_how in ('released', 'moved', 'to-hospital', 'order-ended', 'mistake')),
  ended_words text,
  constraint a_check_is_whole check ((checked_at is null) = (checked_by is null) and (checked_at is null) = (fits is null)),
  constraint an_ending_is_whole check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_how is null))
);
create unique index an_order_keeps_somebody_at_home_once on home_stays (order_id);
create index home_stays_person on home_stays (person_id, since_at);
create index home_stays_building on home_stays (building_id) where ended_at is null;
create index home_stays_buildings on home_stays (building_id);
create index home_stays_open on home_stays (area_code, building_id, id) where ended_at is null;
create index home_stays_worker on home_stays (worker, building_id, id) where ended_at is null;
create index home_stays_due on home_stays (next_check_due) where ended_at is null;
comment on table home_stays is 'Somebody whom an order keeps or watches at home, and how they are looked after there; whether they are still kept is asked of the order';
comment on column home_stays.worker_phone is 'Sealed: where the person reaches who looks after them';
comment on column home_stays.conditions is 'Sealed: the checklist of the home and who lives along';
comment on column home_stays.next_check_due is 'Until when the door has to be seen to next';
comment on column home_stays.over_at is 'When the order ended, as last noted by a job; decides nothing';
comment on column home_stays.ended_words is 'Sealed';

create table home_visits (
  id uuid primary key,
  home_stay_id uuid not null references home_stays (id),
  at timestamptz not null,
  state text not null check (state in ('seen', 'not-there', 'refuses', 'moved')),
  body jsonb not null,
  visited_by text not null,
  written_at timestamptz not null
);
create index home_visits_stay on home_visits (home_stay_id, at);
comment on table home_visits is 'What was seen at a door: one tap, or with the musts, the temperature and the symptoms of the day';
comment on column home_visits.body is 'Sealed: musts, temperature, symptoms, tube and words';

create table home_waste (
  id uuid primary key,
  home_stay_id uuid not null references home_stays (id),
  at timestamptz not null,
  bags smallint not null check (bags > 0),
  sprayed boolean not null,
  taken_by text not null
);
create index home_waste_stay on home_waste (home_stay_id, at);
comment on table home_waste is 'Bags of waste that a home handed to the community';

create table home_requests (
  id uuid primary key,
  home_stay_id uuid not null references home_stays (id),
  at timestamptz not null,
  kind text not null check (kind in ('care', 'medicine', 'food', 'goods', 'other')),
  body jsonb not null,
  asked_by text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  constraint an_answer_is_whole check ((done_at is null) = (done_by is null))
);
create index home_requests_stay on home_requests (home_stay_id, at);
create index home_requests_open on home_requests (home_stay_id) where done_at is null;
comment on table home_requests is 'What somebody at home asks for';
comment on column home_requests.body is 'Sealed: words';

create table home_outings (
  id uuid primary key,
  home_stay_id uuid not null references home_stays (id),
  from_at timestamptz not null,
  until_at timestamptz not null,
  urgent boolean not null,
  body jsonb not null,
  noted_by text not null,
  noted_at timestamptz not null,
  back_at timestamptz,
  constraint an_outing_has_a_length check (until_at > from_at)
);
create index home_outings_stay on home_outings (home_stay_id, from_at);
comment on table home_outings is 'Ways out for care, with their time; none of them waits for anybody';
comment on column home_outings.body is 'Sealed: words';

create view loop_discharge_not_decided as
select 'discharge-not-decided' as kind, null::int as round_id, 'patient:' || p.id as subject, p.area_code as area,
  coalesce(k.owner, 'account:' || p.doctor) as owner, p.ready_at as opened_at, coalesce(k.due_at, p.ready_at + interval '24 hours') as due_at,
  p.discharged_at as closed_at, 'decide-discharge' as next_step
from patients p
left join carry_overs k on k.kind = 'discharge-not-decided' and k.subject = 'patient:' || p.id and k.is_last
where p.ready_at is not null;
comment on view loop_discharge_not_decided is 'Patients who meet every condition of the plan and whom nobody let go; a day is our own figure';

create view loop_follow_up_open as
select 'follow-up-open' as kind, null::int as round_id, 'follow-up:' || f.id as subject, p.area_code as area,
  coalesce(k.owner, 'account:' || p.doctor) as owner, f.opened_at, coalesce(k.due_at, f.due_at) as due_at, f.done_at as closed_at,
  case f.kind when 'test' then 'test-after-discharge' else 'visit-after-discharge' end as next_step
from patient_follow_ups f
join patients p on p.id = f.patient_id
left join carry_overs k on k.kind = 'follow-up-open' and k.subject = 'follow-up:' || f.id and k.is_last;
comment on view loop_follow_up_open is 'Visits and tests that are owed after a discharge';

create view loop_home_not_checked as
select 'home-not-checked' as kind, null::int as round_id, 'home-stay:' || s.id as subject, s.area_code as area,
  coalesce(k.owner, 'account:' || s.worker, 'community:' || s.area_code) as owner, coalesce(s.seen_at, s.opened_at) as opened_at,
  coalesce(k.due_at, s.next_check_due) as due_at, least(s.ended_at, s.over_at) as closed_at, 'see-to-home' as next_step
from home_stays s
left join carry_overs k on k.kind = 'home-not-checked' and k.subject = 'home-stay:' || s.id and k.is_last;
comment on view loop_home_not_checked is 'Homes under an order that have to be seen to every day; open as long as the order holds, and late when a day passed without a visit';
