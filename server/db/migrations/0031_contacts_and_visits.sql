-- Why: contacts are judged, signed and looked after; venue visits are searched for one case; decisions are read a second time.
-- Safe beside the previous server: yes, nullable columns on contacts and new tables.
-- Locks: contacts for an instant and while its two indexes are built.

alter table contacts add column exposure jsonb;
alter table contacts add column words jsonb;
alter table contacts add column item_id uuid;
alter table contacts add column decided_unit text;
alter table contacts add column reopened_at timestamptz;
alter table contacts add column assigned_to text;
alter table contacts add column assigned_at timestamptz;
alter table contacts add column informed_how text check (informed_how in ('phone', 'visit', 'text'));
alter table contacts add column drop_reason text check (drop_reason in ('entered-twice', 'another-person', 'was-not-there', 'not-found'));
alter table contacts add constraint what_is_dropped_has_a_reason check ((dropped_at is null) = (drop_reason is null));
create unique index one_contact_of_a_contact_and_person on contacts (through_id, person_id) where person_id is not null and dropped_at is null and through_id is not null;
create index contacts_handed on contacts (handed_at, id) where handed_at is not null and dropped_at is null and became_case is null;
create index contacts_assigned on contacts (assigned_to, named_at) where assigned_to is not null and dropped_at is null and became_case is null;
create index contacts_decided on contacts (area_code, decided_at) where decided is not null and dropped_at is null;
comment on column contacts.exposure is 'Sealed: how near, how long, in which air, at which seat, as the investigator wrote it';
comment on column contacts.words is 'Sealed: why the decision differs from the proposal, or why it was dropped';
comment on column contacts.signed_at is 'Null again where the decision changed after it was signed: then a new list is to be signed';

create table contact_lists (
  id uuid primary key,
  case_id text not null references cases (id),
  area_code text not null,
  document jsonb not null,
  assertions jsonb not null,
  digest text not null,
  policy text not null,
  lines integer not null,
  signed_by text not null,
  unit text not null,
  signed_at timestamptz not null
);
create index contact_lists_case on contact_lists (case_id, signed_at);
comment on table contact_lists is 'Signed lists of the contacts of a case, the whole of it each time; the newest holds';
comment on column contact_lists.document is 'Sealed: the attestation as it was signed';

create table venue_visits (
  venue_id uuid not null,
  day date not null,
  person_id bigint not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  primary key (venue_id, day, from_at, person_id),
  constraint a_visit_does_not_end_before_it_begins check (until_at >= from_at)
);
create index venue_visits_day on venue_visits using brin (day) with (pages_per_range = 32);
comment on table venue_visits is 'That a code was shown at a venue: searched for one case by two officers, kept 14 days, and evidence of nothing';
comment on column venue_visits.day is 'The day of the city on which it began; a visit past midnight has the day before';

create table co_presence_searches (
  id uuid primary key,
  case_id text not null references cases (id),
  area_code text not null,
  document jsonb not null,
  assertions jsonb not null,
  digest text not null,
  signed_by text not null,
  second_by text not null,
  venues integer not null,
  people integer not null,
  at timestamptz not null,
  expires_at timestamptz not null
);
create index co_presence_searches_area on co_presence_searches (area_code, at);
create index co_presence_searches_case on co_presence_searches (case_id, at);
comment on table co_presence_searches is 'Searches of venue visits that two officers signed; the answer can be read for a day';

create table co_presence_candidates (
  search_id uuid not null references co_presence_searches (id),
  person_id bigint not null,
  venue_id uuid not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  minutes integer not null,
  primary key (search_id, person_id, venue_id, from_at)
);
create index co_presence_candidates_longest on co_presence_candidates (search_id, minutes desc, person_id);
comment on table co_presence_candidates is 'Who may be asked. None of them is a contact, and no order may rest on a row here';

create table look_backs (
  id uuid primary key,
  area_code text not null,
  day date not null,
  seed text not null,
  decided integer not null,
  drawn integer not null,
  drawn_by text not null,
  drawn_unit text not null,
  drawn_at timestamptz not null,
  due_at timestamptz not null,
  document jsonb,
  assertions jsonb,
  digest text,
  signed_by text,
  signed_at timestamptz,
  constraint one_sample_of_a_district_and_day unique (area_code, day)
);
comment on table look_backs is 'Samples of decided contacts of a district and day that a second reader of another unit reads again';
comment on column look_backs.seed is 'Public: with it anybody draws the same sample';

create table look_back_lines (
  look_back_id uuid not null references look_backs (id),
  contact_id uuid not null references contacts (id),
  place integer not null,
  decided text not null,
  decided_unit text,
  verdict text check (verdict in ('agree', 'differ')),
  kind text check (kind in ('close', 'secondary', 'general', 'none')),
  words jsonb,
  read_by text,
  read_unit text,
  read_at timestamptz,
  primary key (look_back_id, contact_id),
  constraint what_was_read_has_a_reader check ((verdict is null) = (read_by is null) and (verdict is null) = (read_at is null))
);
comment on table look_back_lines is 'Each decision of a sample, as it was when it was drawn, and what the second reader says';
