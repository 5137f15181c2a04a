-- Why: the clocks of cases, contacts and requests between areas, the close of every day, and what it was closed with.
-- Safe beside the previous server: yes, new tables, nullable columns, and views that keep their columns and gain kinds.
-- Locks: contacts, facts and order_acts while their indexes are built, the views of loops for an instant.

alter table cases add column assigned_at timestamptz;
comment on column cases.assigned_at is 'When it was first given to an investigator';
alter table contacts add column placed_noted_at timestamptz;
comment on column contacts.placed_noted_at is 'What was last read of contact_progress.placed_at, every few seconds, so that those not yet placed are found by an index; read again when a stay is withdrawn';
create index facts_withdrawals on facts (known_at) where kind = 'withdrawal';
create index facts_stays on facts (known_at) where kind = 'stay';
create index order_acts_servings on order_acts (known_at) where kind = 'serve';

create table day_closes (
  district text not null,
  day date not null,
  cut_off_at timestamptz not null,
  due_at timestamptz not null,
  taken_at timestamptz not null,
  items integer not null,
  signing_id uuid,
  document jsonb,
  digest text,
  assertions jsonb,
  closed_at timestamptz,
  primary key (district, day),
  constraint a_close_is_signed check ((closed_at is null) = (document is null) and (closed_at is null) = (digest is null) and (closed_at is null) = (assertions is null))
);
create index day_closes_open on day_closes (due_at) where closed_at is null and items > 0;
comment on table day_closes is 'Each day of a district, how much was open at its cut-off, and the signed document with which it was closed; with nothing open it needs none';
comment on column day_closes.document is 'The attestation as it was signed, sealed: it names what was carried over and why';

create table day_items (
  district text not null,
  day date not null,
  kind text not null,
  subject text not null,
  area text not null,
  owner text not null,
  opened_at timestamptz not null,
  due_at timestamptz not null,
  next_step text not null,
  primary key (district, day, kind, subject),
  foreign key (district, day) references day_closes (district, day)
);
comment on table day_items is 'What was open in a district at the cut-off of a day as it was known then, written down at that moment';

create table carry_overs (
  district text not null,
  day date not null,
  kind text not null,
  subject text not null,
  reason text not null check (reason in ('within-limit', 'cannot-be-reached', 'left-the-city', 'refuses', 'no-transport', 'no-room', 'awaits-result', 'awaits-other-area', 'hands-short', 'wrong-details')),
  words text,
  owner text not null,
  due_at timestamptz not null,
  from_owner text not null,
  from_due_at timestamptz not null,
  written_by text not null,
  written_at timestamptz not null,
  signed_at timestamptz,
  is_last boolean not null default false,
  primary key (district, day, kind, subject),
  foreign key (district, day) references day_closes (district, day),
  constraint only_what_is_signed_moves_a_clock check (not is_last or signed_at is not null)
);
create unique index an_item_has_one_time on carry_overs (kind, subject) where is_last;
create index carry_overs_subject on carry_overs (kind, subject) where signed_at is not null;
comment on table carry_overs is 'What is not done on its day, with reason, owner and new time: proposed until the close of the day is signed; the last one moves the clock';
comment on column carry_overs.words is 'Sealed';

create table assist_requests (
  id uuid primary key,
  number text not null,
  kind text not null check (kind in ('locate', 'investigate', 'control', 'test', 'findings')),
  urgency text not null check (urgency in ('urgent', 'usual')),
  from_area text,
  from_office text,
  to_area text,
  to_office text,
  their_number text,
  body jsonb not null,
  people integer not null,
  case_id text references cases (id),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  kept_by text not null,
  kept_at timestamptz not null,
  assigned_to text,
  assigned_at timestamptz,
  outcome text check (outcome in ('done', 'partly', 'not-found', 'not-here', 'refused')),
  answer jsonb,
  answered_by text,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text,
  constraint a_number_is_of_one_request unique (number),
  constraint somebody_asks check ((from_area is null) <> (from_office is null)),
  constraint somebody_is_asked check ((to_area is null) <> (to_office is null)),
  constraint one_of_them_is_here check (from_area is not null or to_area is not null),
  constraint an_answer_is_whole check ((answered_at is null) = (outcome is null) and (answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null)),
  constraint it_is_not_answered_before_it_is_asked check (answered_at is null or answered_at >= asked_at)
);
create unique index a_foreign_request_is_kept_once on assist_requests (from_office, their_number) where from_area is null;
create index assist_requests_to on assist_requests (to_area, due_at, id);
create index assist_requests_from on assist_requests (from_area, due_at, id);
create index assist_requests_case on assist_requests (case_id);
create index assist_requests_open on assist_requests (due_at) where answered_at is null and withdrawn_at is null;
comment on table assist_requests is 'What districts and cities ask each other, with its clock and its answer';
comment on column assist_requests.body is 'Sealed: subject, words, and whom it is about as the asking side knows them';
comment on column assist_requests.answer is 'Sealed';
comment on column assist_requests.withdrawn_why is 'Sealed';

create table assist_reads (
  id uuid primary key,
  request_id uuid not null references assist_requests (id),
  query text not null,
  actor_id text not null,
  actor_role text not null,
  purpose text not null,
  at timestamptz not null
);
create index assist_reads_request on assist_reads (request_id, at);
comment on table assist_reads is 'Who read whom a request is about: they are known to the asking side only, so that no trace can hang on a person of the register';

-- A case that is over owes nothing more; one without an area is of before cases were investigated here.
create view loop_case_not_assigned as
select 'case-not-assigned' as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, 'district:' || left(c.area_code, 6)) as owner, c.opened_at, coalesce(k.due_at, c.opened_at + interval '30 minutes') as due_at,
  case when c.state in ('reported', 'open') then null
    else coalesce(c.assigned_at, case when c.state in ('closed', 'dropped', 'merged') then coalesce(c.closed_at, (select min(e.at) from case_events e where e.case_id = c.id and e.to_state = c.state), c.opened_at) end, c.key_facts_at, c.opened_at) end as closed_at,
  'assign-case' as next_step
from cases c
left join carry_overs k on k.kind = 'case-not-assigned' and k.subject = 'case:' || c.id and k.is_last
where c.area_code is not null;
comment on view loop_case_not_assigned is 'Cases that nobody investigates yet; half an hour is the practice of one district (domain-policy S-I5)';

create view loop_case_not_reported as
select 'case-not-reported' as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, (select 'account:' || t.account_id from case_team t where t.case_id = c.id and t.part = 'asks' and t.until_at is null), 'district:' || left(c.area_code, 6)) as owner,
  c.opened_at, coalesce(k.due_at, c.report_due) as due_at, least(c.reported_at, case when c.state in ('closed', 'dropped', 'merged') then coalesce(c.closed_at, (select min(e.at) from case_events e where e.case_id = c.id and e.to_state = c.state), c.opened_at) end) as closed_at, 'report-case' as next_step
from cases c
left join carry_overs k on k.kind = 'case-not-reported' and k.subject = 'case:' || c.id and k.is_last
where c.area_code is not null and c.report_due is not null;
comment on view loop_case_not_reported is 'Cases that were not reported upward; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_case_without_key_facts as
select 'case-without-key-facts' as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, (select 'account:' || t.account_id from case_team t where t.case_id = c.id and t.part = 'asks' and t.until_at is null), 'district:' || left(c.area_code, 6)) as owner,
  c.opened_at, coalesce(k.due_at, c.key_facts_due) as due_at, least(c.key_facts_at, case when c.state in ('closed', 'dropped', 'merged') then coalesce(c.closed_at, (select min(e.at) from case_events e where e.case_id = c.id and e.to_state = c.state), c.opened_at) end) as closed_at, 'collect-key-facts' as next_step
from cases c
left join carry_overs k on k.kind = 'case-without-key-facts' and k.subject = 'case:' || c.id and k.is_last
where c.area_code is not null and c.key_facts_due is not null;
comment on view loop_case_without_key_facts is 'Cases whose key facts are not known; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_case_without_full_investigation as
select 'case-without-full-investigation' as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, (select 'account:' || t.account_id from case_team t where t.case_id = c.id and t.part = 'asks' and t.until_at is null), 'district:' || left(c.area_code, 6)) as owner,
  c.opened_at, coalesce(k.due_at, c.investigated_due) as due_at, least(c.investigated_at, case when c.state in ('closed', 'dropped', 'merged') then coalesce(c.closed_at, (select min(e.at) from case_events e where e.case_id = c.id and e.to_state = c.state), c.opened_at) end) as closed_at, 'complete-investigation' as next_step
from cases c
left join carry_overs k on k.kind = 'case-without-full-investigation' and k.subject = 'case:' || c.id and k.is_last
where c.area_code is not null and c.investigated_due is not null;
comment on view loop_case_without_full_investigation is 'Cases whose investigation is not complete; due as the policy in force said when the case came into being, and without a limit nothing is owed';

create view loop_contact_not_judged as
select 'contact-not-judged' as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, (select 'account:' || t.account_id from case_team t where t.case_id = c.case_id and t.part = 'asks' and t.until_at is null), 'district:' || left(c.area_code, 6)) as owner,
  coalesce(c.reopened_at, c.named_at) as opened_at, coalesce(k.due_at, c.located_due, coalesce(c.reopened_at, c.named_at) + interval '24 hours') as due_at,
  e.at as closed_at,
  'judge-contact' as next_step
from contacts c
left join cases b on b.id = c.became_case
cross join lateral (select least(c.decided_at, c.dropped_at, b.opened_at) as at) e
left join carry_overs k on k.kind = 'contact-not-judged' and k.subject = 'contact:' || c.id and k.is_last;
comment on view loop_contact_not_judged is 'People named as contacts whom nobody has judged; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_located as
select 'contact-not-located' as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, 'account:' || c.assigned_to, case when length(c.area_code) = 12 then 'community:' || c.area_code else 'district:' || left(c.area_code, 6) end) as owner,
  c.decided_at as opened_at, coalesce(k.due_at, c.located_due, c.decided_at + interval '24 hours') as due_at,
  e.at + greatest(c.decided_at - e.at, interval '0') as closed_at,
  'locate-contact' as next_step
from contacts c
left join cases b on b.id = c.became_case
cross join lateral (select least(c.located_at, c.dropped_at, b.opened_at) as at) e
left join carry_overs k on k.kind = 'contact-not-located' and k.subject = 'contact:' || c.id and k.is_last
where c.decided in ('close', 'secondary');
comment on view loop_contact_not_located is 'Contacts who are not found yet; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_informed as
select 'contact-not-informed' as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, 'account:' || c.assigned_to, case when length(c.area_code) = 12 then 'community:' || c.area_code else 'district:' || left(c.area_code, 6) end) as owner,
  c.decided_at as opened_at, coalesce(k.due_at, c.informed_due, c.decided_at + interval '24 hours') as due_at,
  e.at + greatest(c.decided_at - e.at, interval '0') as closed_at,
  'inform-contact' as next_step
from contacts c
left join cases b on b.id = c.became_case
cross join lateral (select least(c.informed_at, c.dropped_at, b.opened_at) as at) e
left join carry_overs k on k.kind = 'contact-not-informed' and k.subject = 'contact:' || c.id and k.is_last
where c.decided in ('close', 'secondary');
comment on view loop_contact_not_informed is 'Contacts who were not told; due as its row says, and on the same day where the policy has no limit';

create view loop_contact_not_placed as
select 'contact-not-placed' as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
  coalesce(k.owner, 'district:' || left(c.area_code, 6)) as owner,
  c.decided_at as opened_at, coalesce(k.due_at, c.placed_due, c.decided_at + interval '24 hours') as due_at,
  e.at + greatest(c.decided_at - e.at, interval '0') as closed_at,
  'place-contact' as next_step
from contacts c
left join cases b on b.id = c.became_case
cross join lateral (select least(c.placed_noted_at, c.dropped_at, b.opened_at) as at) e
left join carry_overs k on k.kind = 'contact-not-placed' and k.subject = 'contact:' || c.id and k.is_last
where c.decided in ('close', 'secondary');
comment on view loop_contact_not_placed is 'Contacts without a recorded stay or a served order at home, as last read of contact_progress; due as its row says, and on the same day where the policy has no limit';

create view loop_assist_unanswered as
select 'assist-unanswered' as kind, null::int as round_id, 'assist:' || a.id as subject, coalesce(a.to_area, a.from_area) as area,
  coalesce(k.owner, 'account:' || a.assigned_to, 'district:' || coalesce(a.to_area, a.from_area)) as owner,
  a.asked_at as opened_at, coalesce(k.due_at, a.due_at) as due_at, least(a.answered_at, a.withdrawn_at) as closed_at,
  case when a.to_area is null then 'ask-again' else 'answer-assist' end as next_step
from assist_requests a
left join carry_overs k on k.kind = 'assist-unanswered' and k.subject = 'assist:' || a.id and k.is_last;
comment on view loop_assist_unanswered is 'Requests of districts and cities without an answer; of another city as of one of ours, whose answer we chase';

create view loop_look_back_not_complete as
select 'look-back-not-complete' as kind, null::int as round_id, 'look-back:' || b.id as subject, b.area_code as area,
  coalesce(k.owner, 'district:' || left(b.area_code, 6)) as owner, b.drawn_at as opened_at, coalesce(k.due_at, b.due_at) as due_at,
  b.signed_at as closed_at, 'read-again' as next_step
from look_backs b
left join carry_overs k on k.kind = 'look-back-not-complete' and k.subject = 'look-back:' || b.id and k.is_last;
comment on view loop_look_back_not_complete is 'Samples of decided contacts that a second reader has not read to the end and signed';

create view loop_day_not_closed as
select 'day-not-closed' as kind, null::int as round_id, 'day:' || d.district || ':' || d.day as subject, d.district as area, 'district:' || d.district as owner,
  d.cut_off_at as opened_at, d.due_at, d.closed_at, 'close-day' as next_step
from day_closes d
where d.items > 0;
comment on view loop_day_not_closed is 'Days that ended with something open and are not closed';

-- What is closed with the day as well: the due time that it was carried over to holds in every list.

create or replace view loop_member_not_resampled as
select 'member-not-resampled' as kind, k.round_id, 'task:' || k.tube_id || ':' || k.person_id as subject, s.area_code as area,
  coalesce(o.owner, 'street:' || s.area_code) as owner, k.opened_at, coalesce(o.due_at, k.opened_at + l.minutes * interval '1 minute') as due_at, k.outcome_at as closed_at,
  case when x.tube_id is null then 'resample' else 'await-result' end as next_step
from recall_tasks k
join tubes t on t.round_id = k.round_id and t.id = k.tube_id
join sites s on s.id = t.site_id
join round_limits l on l.round_id = k.round_id and l.step = 'member-resampled'
left join samples x on x.round_id = k.round_id and x.person_id = k.person_id and x.sitting = k.sitting
left join carry_overs o on o.kind = 'member-not-resampled' and o.subject = 'task:' || k.tube_id || ':' || k.person_id and o.is_last;

create or replace view loop_preliminary_not_confirmed as
select 'preliminary-not-confirmed' as kind, f.round_id, 'finding:' || f.tube_id || ':' || f.person_id as subject, s.area_code as area,
  coalesce(o.owner, 'laboratory:' || s.laboratory_id) as owner, f.found_at as opened_at, coalesce(o.due_at, f.found_at + l.minutes * interval '1 minute') as due_at,
  f.decided_at as closed_at, 'test-with-second-kit' as next_step
from findings f
join tubes t on t.round_id = f.round_id and t.id = f.tube_id
join sites s on s.id = t.site_id
join round_limits l on l.round_id = f.round_id and l.step = 'preliminary-confirmed'
left join carry_overs o on o.kind = 'preliminary-not-confirmed' and o.subject = 'finding:' || f.tube_id || ':' || f.person_id and o.is_last;

create or replace view loop_positive_without_case as
select 'positive-without-case' as kind, f.round_id, 'finding:' || f.tube_id || ':' || f.person_id as subject, s.area_code as area,
  coalesce(o.owner, 'district:' || left(s.area_code, 6)) as owner, f.decided_at as opened_at, coalesce(o.due_at, f.decided_at + interval '2 hours') as due_at,
  c.opened_at as closed_at, 'open-case' as next_step
from findings f
join tubes t on t.round_id = f.round_id and t.id = f.tube_id
join sites s on s.id = t.site_id
left join cases c on c.round_id = f.round_id and c.person_id = f.person_id and c.tube_id = f.tube_id
left join carry_overs o on o.kind = 'positive-without-case' and o.subject = 'finding:' || f.tube_id || ':' || f.person_id and o.is_last
where f.state = 'confirmed';

create or replace view loops as
select * from loop_tube_not_sealed
union all select * from loop_tube_not_boxed
union all select * from loop_box_not_handed_over
union all select * from loop_box_not_delivered
union all select * from loop_box_count_differs
union all select * from loop_tube_not_known
union all select * from loop_tube_not_resulted
union all select * from loop_plate_not_released
union all select * from loop_claim_not_settled
union all select * from loop_member_not_resampled
union all select * from loop_preliminary_not_confirmed
union all select * from loop_positive_without_case
union all select * from loop_person_not_sampled
union all select * from loop_order_not_served
union all select * from loop_appeal_unanswered
union all select * from loop_measure_unanswered
union all select * from loop_break_glass_not_reviewed
union all select * from loop_case_not_assigned
union all select * from loop_case_not_reported
union all select * from loop_case_without_key_facts
union all select * from loop_case_without_full_investigation
union all select * from loop_contact_not_judged
union all select * from loop_contact_not_located
union all select * from loop_contact_not_informed
union all select * from loop_contact_not_placed
union all select * from loop_assist_unanswered
union all select * from loop_look_back_not_complete
union all select * from loop_day_not_closed;
comment on view loops is 'Everything owed, open and closed, one kind per view; the round is null where a loop belongs to none';


-- Open ones are few beside all that ever were: the lists and boards read these.
create index contacts_not_judged on contacts (area_code, named_at) where decided is null and dropped_at is null and became_case is null;
create index contacts_not_located on contacts (area_code, decided_at) where decided in ('close', 'secondary') and located_at is null and dropped_at is null and became_case is null;
create index contacts_not_informed on contacts (area_code, decided_at) where decided in ('close', 'secondary') and informed_at is null and dropped_at is null and became_case is null;
create index contacts_not_placed on contacts (area_code, decided_at) where decided in ('close', 'secondary') and placed_noted_at is null and dropped_at is null and became_case is null;
create index cases_not_over on cases (area_code, opened_at) where state not in ('closed', 'dropped', 'merged');

-- Begin, end and due of each of the six speeds; the words of core/clocks/speeds.ts say the same to people. What a column of an order
-- says is good enough for a figure: whether it restricts anybody is asked of the signed document.
create view speed_measures as
select 'seal' as speed, c.id as case_id, c.area_code as area, c.opened_at, c.opened_at as begin_at,
  (select min(greatest(o.from_at, c.opened_at)) from (
    select o.id from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
      join order_areas a on a.area = any(array['building:' || b.id, 'compound:' || b.compound_id, 'community:' || b.community_code,
        'street:' || left(b.community_code, 9), 'county:' || left(b.community_code, 6)])
      join orders o on o.id = a.order_id
      where p.id = c.person_id
    union all
    select o.id from people p join people m on m.household_id = p.household_id join orders o on o.person_id = m.id and o.kind = 'stay_home'
      where p.id = c.person_id
  ) s join orders o on o.id = s.id where o.until_at > c.opened_at) as end_at,
  null::timestamptz as due_at
from cases c where c.area_code is not null and c.state not in ('dropped', 'merged')
union all
select 'screen', c.id, c.area_code, c.opened_at, c.opened_at,
  (select min(s.sampled_at) from samples s where s.person_id = k.person_id and s.sampled_at >= c.opened_at), null
from cases c join contacts k on k.case_id = c.id and k.decided in ('close', 'secondary') and k.dropped_at is null
where c.area_code is not null and c.state not in ('dropped', 'merged')
union all
select 'trace', c.id, c.area_code, c.opened_at, k.named_at, k.located_at, k.located_due
from cases c join contacts k on k.case_id = c.id and k.decided in ('close', 'secondary') and k.dropped_at is null
where c.area_code is not null and c.state not in ('dropped', 'merged')
union all
select 'investigate', c.id, c.area_code, c.opened_at, c.opened_at, c.key_facts_at, c.key_facts_due
from cases c where c.area_code is not null and c.state not in ('dropped', 'merged')
union all
select 'transfer', c.id, c.area_code, c.opened_at, k.handed_at, k.placed_noted_at, k.placed_due
from cases c join contacts k on k.case_id = c.id and k.decided in ('close', 'secondary') and k.dropped_at is null
where c.area_code is not null and c.state not in ('dropped', 'merged')
union all
select 'isolate', c.id, c.area_code, c.opened_at, c.positive_at,
  coalesce(c.isolated_at, (select min(f.at) from facts f where f.person_id = c.person_id and f.kind = 'stay' and f.at >= c.positive_at
    and not exists (select from facts w where w.kind = 'withdrawal' and w.about = f.id))), null
from cases c where c.area_code is not null and c.state not in ('dropped', 'merged');
comment on view speed_measures is 'The six speeds 封筛追调转隔 as moments: of the case, or of each of its contacts who must be placed';
