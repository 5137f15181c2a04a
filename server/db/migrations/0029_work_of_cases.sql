-- Why: who works on a case, what was done to it and by whom, merges that can be undone, and people who are found while a name is typed.
-- Safe beside the previous server: yes, new tables, nullable columns or columns with a constant default, and constraints that allow more.
-- Locks: cases, people and documents for an instant; the indexes of people and documents are of rows that have the new columns, so of none yet.

alter table cases add column language text not null default 'zh';
alter table cases add column opened_by text;
alter table cases add column report_receipt text;
alter table cases add column has_no_contacts boolean not null default false;
comment on column cases.language is 'In which an investigator must be able to speak with the person';
comment on column cases.has_no_contacts is 'Somebody asked, and said that there is nobody to name';
comment on column cases.report_receipt is 'Number under which the system of the country took the report';
update cases c set number = n.nth from (select id, row_number() over (order by opened_at, id) as nth from cases) n where n.id = c.id;
create unique index a_report_is_of_one_case on cases (source_number) where source = 'clinic';
create index cases_unassigned on cases (area_code, opened_at) where state in ('reported', 'open');
create index cases_to_report on cases (report_due) where reported_at is null and state not in ('dropped', 'merged');
create index cases_to_key on cases (key_facts_due) where key_facts_at is null and state not in ('dropped', 'merged');
create index cases_to_investigate on cases (investigated_due) where investigated_at is null and state not in ('dropped', 'merged');

create table case_events (
  case_id text not null references cases (id) on delete cascade,
  version integer not null,
  event text not null,
  from_state text,
  to_state text,
  before jsonb,
  after jsonb,
  words text,
  by_account text not null,
  at timestamptz not null,
  primary key (case_id, version)
);
comment on table case_events is 'Everything that was done to a case: who, when, what it was before and after; sealed where it speaks of the person';

create table case_team (
  case_id text not null references cases (id) on delete cascade,
  part text not null check (part in ('asks', 'types')),
  version integer not null,
  account_id text not null,
  since timestamptz not null,
  until_at timestamptz,
  given_by text not null,
  primary key (case_id, part, version)
);
create unique index a_part_is_of_one_at_a_time on case_team (case_id, part) where until_at is null;
create index case_team_account on case_team (account_id, since) where until_at is null;
create index case_team_day on case_team (account_id, since);
comment on table case_team is 'Who asks and who types in a case, one after another';

create table investigator_profiles (
  account_id text primary key,
  languages text[] not null,
  most_a_day integer not null check (most_a_day >= 0),
  on_duty_until timestamptz,
  set_by text not null,
  set_at timestamptz not null
);
comment on table investigator_profiles is 'What an investigator can take: languages, new cases a day, until when on duty; who has none speaks Chinese and takes eight';

create table case_merges (
  id uuid primary key,
  from_case text not null references cases (id) on delete cascade,
  into_case text not null references cases (id) on delete cascade,
  from_state text not null,
  is_one_person boolean not null,
  moved jsonb not null,
  words text not null,
  by_account text not null,
  at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  undone_words text
);
create index case_merges_from on case_merges (from_case, at);
create index case_merges_into on case_merges (into_case, at);
create unique index a_case_is_merged_once_at_a_time on case_merges (from_case) where undone_at is null;
comment on table case_merges is 'Two cases that were one, with what moved and what it was before, so that it can be restored exactly';

-- Two records of people can be one person without either being a walk-in.
alter table same_person_claims drop constraint same_person_claims_walk_in_fkey;
alter table same_person_claims add constraint same_person_claims_walk_in_fkey foreign key (walk_in) references people (id);

alter table label_serials drop constraint label_serials_kind_check;
alter table label_serials add constraint label_serials_kind_check check (kind in ('tube', 'box', 'plate', 'case'));

insert into label_serials (kind, next_serial) select 'case', 1 + count(*) from cases having count(*) > 0;

alter table people add column name_initials text;
alter table people add column phone_hash bigint;
alter table documents add column tail_hash bigint;
create index people_named on people (name text_pattern_ops, born_on) where name_initials is not null;
create index people_initials on people (name_initials text_pattern_ops, born_on) where name_initials is not null;
create index people_phone on people (phone_hash) where phone_hash is not null;
create index documents_tail on documents (tail_hash) where tail_hash is not null;
comment on column people.name_initials is 'First letters of the name as it is spoken; null for who was registered before names were looked for, until a job has read them';
comment on column people.phone_hash is 'Keyed hash of the phone, 64 bits: finds who has a number and says no number';
comment on column documents.tail_hash is 'Keyed hash of the last four characters, 64 bits: about one in ten thousand has the same';
