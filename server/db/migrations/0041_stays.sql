-- Why: who is isolated is tested on the days of the rules, measured, fed, heard and looked after, and what is owed of it has an owner and a clock.
-- Safe beside the previous server: yes, new tables and views, nullable columns, and one column with a default that it need not write.
-- Locks: rounds, rooms and stays for an instant.

alter table rounds add column kind text not null default 'mass' check (kind in ('mass', 'isolation'));
comment on column rounds.kind is 'mass: everybody of an area is called by a notice; isolation: the single tests that the rules ask of people in isolation on one day, whose roll is stay_tests';

alter table stays add column needs jsonb;
alter table stays add column last_check_at timestamptz;
alter table stays add column next_check_due timestamptz;
comment on column stays.needs is 'Sealed: needs that were changed here, in place of those of the transfer';
comment on column stays.next_check_due is 'Until when the next temperature is owed, by the rules at the last check; null where the rules name no number of checks';
create index stays_arrived on stays (arrived_at) where left_at is null;
create index stays_checks on stays (next_check_due) where left_at is null;

create table stay_moves (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  from_room_id uuid references rooms (id),
  to_room_id uuid references rooms (id),
  words text not null,
  at timestamptz not null,
  by text not null
);
create index stay_moves_stay on stay_moves (stay_id, at);
create index stay_moves_from on stay_moves (from_room_id);
create index stay_moves_to on stay_moves (to_room_id);
comment on table stay_moves is 'Moves from room to room within one stay, with the reason';
comment on column stay_moves.words is 'Sealed';

create table test_sites (
  site_id integer primary key references sites (id),
  round_id integer not null references rounds (id),
  isolation_site_id uuid references isolation_sites (id),
  area_code text not null,
  constraint a_test_site_is_one_place check (isolation_site_id is not null or length(area_code) = 12)
);
create unique index an_isolation_site_tests_once_a_round on test_sites (round_id, isolation_site_id) where isolation_site_id is not null;
create unique index a_home_team_tests_once_a_round on test_sites (round_id, area_code) where isolation_site_id is null;
create index test_sites_round on test_sites (round_id);
create index test_sites_isolation_site on test_sites (isolation_site_id);
comment on table test_sites is 'The sampling sites of a round of isolation testing: an isolation site, or the team that goes to the homes of a community';

create table stay_tests (
  round_id integer not null references rounds (id),
  person_id bigint not null references people (id),
  stay_id uuid references stays (id),
  site_id integer not null references sites (id),
  area_code text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  binds boolean not null,
  added_at timestamptz not null,
  added_by text not null,
  taken_at timestamptz,
  excused_at timestamptz,
  excused_by text,
  excused_why text check (excused_why in ('refused', 'medical', 'absent', 'not-needed')),
  excused_words text,
  primary key (round_id, person_id),
  constraint an_excuse_is_whole check ((excused_at is null) = (excused_why is null) and (excused_at is null) = (excused_by is null))
);
create index stay_tests_person on stay_tests (person_id, from_at);
create index stay_tests_stay on stay_tests (stay_id);
create index stay_tests_site on stay_tests (site_id);
create index stay_tests_owed on stay_tests (until_at) where taken_at is null and excused_at is null;
comment on table stay_tests is 'The roll of a round of isolation testing: whose swab the rules ask for on that day, at an isolation site or at home';
comment on column stay_tests.taken_at is 'As it was last read from the samples of the person, also of other rounds; a note for lists and clocks';
comment on column stay_tests.excused_words is 'Sealed';

create table alarm_rules (
  id text primary key,
  kind text not null check (kind in ('temperature-at-least', 'symptom')),
  temperature numeric(3, 1),
  symptom text,
  answer_minutes integer not null check (answer_minutes between 1 and 1440),
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  ended_at timestamptz,
  constraint an_alarm_rule_says_when check ((kind = 'temperature-at-least') = (temperature is not null) and (kind = 'symptom') = (symptom is not null)),
  constraint two_people_make_an_alarm_rule check (confirmed_by is distinct from set_by),
  constraint a_confirmation_is_whole check ((confirmed_at is null) = (confirmed_by is null))
);
comment on table alarm_rules is 'What of a health check raises an alarm, with its source; proposed until a second person confirms it, and an alarm of a proposed rule says so';
insert into alarm_rules (id, kind, temperature, symptom, answer_minutes, source, set_by, set_at) values
  ('fever', 'temperature-at-least', 37.3, null, 30, '通行做法，未查到出处，请确认或修改 (common practice, no source read: confirm or change it)', 'platform', '2020-01-01T00:00:00Z'),
  ('breathless', 'symptom', null, 'breathless', 15, '平台自定，请确认或修改 (our own choice: confirm or change it)', 'platform', '2020-01-01T00:00:00Z'),
  ('chest-pain', 'symptom', null, 'chest-pain', 15, '平台自定，请确认或修改 (our own choice: confirm or change it)', 'platform', '2020-01-01T00:00:00Z'),
  ('low-mood', 'symptom', null, 'low-mood', 240, '平台自定，请确认或修改 (our own choice: confirm or change it)', 'platform', '2020-01-01T00:00:00Z');

create table health_checks (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  person_id bigint not null references people (id),
  at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  by_person boolean not null,
  body jsonb not null
);
create index health_checks_stay on health_checks (stay_id, at);
create index health_checks_person on health_checks (person_id);
comment on table health_checks is 'Temperature and symptoms of people in isolation, said by themselves or measured by staff';
comment on column health_checks.body is 'Sealed: temperature, symptoms and words';

create table care_alarms (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  check_id uuid references health_checks (id),
  rule text not null,
  source text not null,
  confirmed boolean not null,
  raised_at timestamptz not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  answer text check (answer in ('looked-after', 'measured-again', 'doctor-called', 'sent-to-hospital', 'no-alarm')),
  answer_words text,
  constraint an_alarm_is_answered_whole check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);
create index care_alarms_stay on care_alarms (stay_id, raised_at);
create index care_alarms_check on care_alarms (check_id);
create index care_alarms_open on care_alarms (due_at) where answered_at is null;
comment on table care_alarms is 'What somebody must answer at once: a fever, a symptom, a call for help; with its rule, its clock and its answer';
comment on column care_alarms.answer_words is 'Sealed';

create table supply_items (
  id uuid primary key,
  isolation_site_id uuid references isolation_sites (id),
  kit text,
  name jsonb not null,
  unit jsonb not null,
  quantity integer not null check (quantity > 0),
  source text not null,
  set_by text not null,
  set_at timestamptz not null,
  ended_at timestamptz
);
create index supply_items_site on supply_items (isolation_site_id);
comment on table supply_items is 'What is given out at a site, or everywhere; lines of one kit name are a kit. Empty until somebody configures it: no source says what the kits of the city hold';

create table stay_requests (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  kind text not null check (kind in ('supplies', 'meal', 'medical', 'talk', 'complaint', 'other')),
  item_id uuid references supply_items (id),
  quantity integer,
  words text,
  asked_at timestamptz not null,
  asked_by text not null,
  by_person boolean not null,
  due_at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  answer text check (answer in ('done', 'partly', 'not-possible', 'passed-on')),
  answer_words text,
  constraint a_request_is_answered_whole check ((answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
);
create index stay_requests_stay on stay_requests (stay_id, asked_at);
create index stay_requests_item on stay_requests (item_id);
create index stay_requests_open on stay_requests (due_at) where answered_at is null;
comment on table stay_requests is 'What people in isolation ask for and complain about, with the answer';
comment on column stay_requests.words is 'Sealed';
comment on column stay_requests.answer_words is 'Sealed';

create table stay_supplies (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  item_id uuid not null references supply_items (id),
  quantity integer not null check (quantity > 0),
  at timestamptz not null,
  by text not null
);
create index stay_supplies_stay on stay_supplies (stay_id, at);
create index stay_supplies_item on stay_supplies (item_id);
comment on table stay_supplies is 'What was given to whom';

create table stay_meals (
  stay_id uuid not null references stays (id),
  day date not null,
  meal text not null check (meal in ('breakfast', 'lunch', 'dinner')),
  delivered boolean not null,
  at timestamptz not null,
  by text not null,
  primary key (stay_id, day, meal)
);
create index stay_meals_day on stay_meals (day);
comment on table stay_meals is 'Whether a meal was brought to somebody; a row that is missing was not noted yet';

create table stay_referrals (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  transfer_id uuid references transfers (id),
  urgent boolean not null,
  keep_bed boolean not null,
  words text not null,
  at timestamptz not null,
  by text not null,
  returned_at timestamptz,
  returned_by text,
  returned_words text
);
create unique index one_referral_at_a_time on stay_referrals (stay_id) where returned_at is null;
create index stay_referrals_stay on stay_referrals (stay_id, at);
create index stay_referrals_transfer on stay_referrals (transfer_id);
comment on table stay_referrals is 'Who was sent to hospital from isolation, and came back; care is open whatever an order says';
comment on column stay_referrals.words is 'Sealed';
comment on column stay_referrals.returned_words is 'Sealed';

create table care_visits (
  id uuid primary key,
  stay_id uuid not null references stays (id),
  kind text not null check (kind in ('psychologist', 'doctor', 'nurse', 'social-worker')),
  words text not null,
  at timestamptz not null,
  by text not null
);
create index care_visits_stay on care_visits (stay_id, at);
comment on table care_visits is 'Visits of psychologists, doctors and others to people in isolation';
comment on column care_visits.words is 'Sealed';

create table site_incidents (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  stay_id uuid references stays (id),
  kind text not null,
  words text not null,
  at timestamptz not null,
  reported_by text not null,
  reported_at timestamptz not null,
  due_at timestamptz not null,
  closed_at timestamptz,
  closed_by text,
  closed_words text,
  constraint another_person_closes_an_incident check (closed_by is distinct from reported_by),
  constraint an_incident_closes_whole check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_words is null))
);
create index site_incidents_site on site_incidents (isolation_site_id, at);
create index site_incidents_stay on site_incidents (stay_id);
create index site_incidents_open on site_incidents (due_at) where closed_at is null;
comment on table site_incidents is 'What went wrong at a site, closed by a second person';
comment on column site_incidents.words is 'Sealed';
comment on column site_incidents.closed_words is 'Sealed';

create table incident_measures (
  id uuid primary key,
  incident_id uuid not null references site_incidents (id),
  words text not null,
  at timestamptz not null,
  by text not null
);
create index incident_measures_incident on incident_measures (incident_id, at);
comment on table incident_measures is 'What was done about an incident';
comment on column incident_measures.words is 'Sealed';

create table site_shifts (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  lead text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  handed_to text,
  words text,
  open jsonb,
  constraint a_hand_over_names_somebody check (handed_to is null or ended_at is not null)
);
create unique index one_shift_at_a_site on site_shifts (isolation_site_id) where ended_at is null;
create index site_shifts_site on site_shifts (isolation_site_id, began_at);
comment on table site_shifts is 'Shifts of a site with their lead; handed over with what was open at that moment';
comment on column site_shifts.words is 'Sealed';
comment on column site_shifts.open is 'How many of each were open when it was handed over';

create table shift_members (
  shift_id uuid not null references site_shifts (id),
  account_id text not null,
  part text not null,
  primary key (shift_id, account_id)
);
comment on table shift_members is 'Who is on a shift, with what they do';

create view loop_test_not_taken as
select 'test-not-taken' as kind, null::int as round_id, 'stay-test:' || t.round_id || ':' || t.person_id as subject, t.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number, 'community:' || t.area_code) as owner, t.from_at as opened_at, coalesce(k.due_at, t.until_at) as due_at,
  -- Who left before the day was over owes no swab any more; who left on a later day was missed.
  coalesce(t.taken_at, t.excused_at, case when s.left_at < t.until_at then greatest(s.left_at, t.from_at) end) as closed_at, 'take-test' as next_step
from stay_tests t
left join stays s on s.id = t.stay_id
left join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'test-not-taken' and k.subject = 'stay-test:' || t.round_id || ':' || t.person_id and k.is_last
where t.binds;
comment on view loop_test_not_taken is 'Tests that the rules ask for in isolation and nobody took, due until the end of their day; a test that nobody confirmed is none';

create view loop_health_not_checked as
select 'health-not-checked' as kind, null::int as round_id, 'stay:' || s.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, coalesce(s.last_check_at, s.arrived_at) as opened_at,
  coalesce(k.due_at, s.next_check_due) as due_at, null::timestamptz as closed_at, 'check-health' as next_step
from stays s
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'health-not-checked' and k.subject = 'stay:' || s.id and k.is_last
where s.left_at is null and s.next_check_due is not null
  and not exists (select from stay_referrals r where r.stay_id = s.id and r.returned_at is null);
comment on view loop_health_not_checked is 'Temperatures that are owed, as often as the rules say; who is in hospital is measured there';

create view loop_alarm_not_answered as
select 'alarm-not-answered' as kind, null::int as round_id, 'care-alarm:' || a.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, a.raised_at as opened_at, coalesce(k.due_at, a.due_at) as due_at,
  coalesce(a.answered_at, case when s.left_at is not null then greatest(s.left_at, a.raised_at) end) as closed_at, 'answer-alarm' as next_step
from care_alarms a
join stays s on s.id = a.stay_id
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'alarm-not-answered' and k.subject = 'care-alarm:' || a.id and k.is_last;
comment on view loop_alarm_not_answered is 'Alarms and calls for help without an answer; closed where the person has left';

create view loop_complaint_unanswered as
select 'complaint-unanswered' as kind, null::int as round_id, 'stay-request:' || r.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, r.asked_at as opened_at, coalesce(k.due_at, r.due_at) as due_at,
  r.answered_at as closed_at, 'answer-complaint' as next_step
from stay_requests r
join stays s on s.id = r.stay_id
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'complaint-unanswered' and k.subject = 'stay-request:' || r.id and k.is_last
where r.kind = 'complaint';
comment on view loop_complaint_unanswered is 'Complaints without an answer; leaving does not answer one';

create view loop_incident_open as
select 'incident-open' as kind, null::int as round_id, 'incident:' || n.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, n.reported_at as opened_at, coalesce(k.due_at, n.due_at) as due_at, n.closed_at,
  'close-incident' as next_step
from site_incidents n
join isolation_sites i on i.id = n.isolation_site_id
left join carry_overs k on k.kind = 'incident-open' and k.subject = 'incident:' || n.id and k.is_last;
comment on view loop_incident_open is 'Incidents that a second person has not closed';

create view loop_stay_without_room as
select 'stay-without-room' as kind, null::int as round_id, 'stay:' || s.id as subject, i.area_code as area,
  coalesce(k.owner, 'isolation-site:' || i.number) as owner, s.arrived_at as opened_at, coalesce(k.due_at, s.arrived_at + interval '1 hour') as due_at,
  null::timestamptz as closed_at, 'give-room' as next_step
from stays s
join isolation_sites i on i.id = s.isolation_site_id
left join carry_overs k on k.kind = 'stay-without-room' and k.subject = 'stay:' || s.id and k.is_last
where s.left_at is null and s.room_id is null;
comment on view loop_stay_without_room is 'People who were let in and have no room: an hour in the waiting room is the most';
create index stays_without_room on stays (arrived_at) where left_at is null and room_id is null;
