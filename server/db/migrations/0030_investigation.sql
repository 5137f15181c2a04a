-- Why: two people write one timeline at once; nothing that either wrote is lost, and the person called can see who calls.
-- Safe beside the previous server: yes, nullable columns, columns with a constant default, and new tables.
-- Locks: case_items and venues for an instant; both are empty or small.

alter table case_items add column paste_id uuid;
alter table case_items add column change integer not null default 0;
alter table case_items add column edited_after_paste boolean not null default false;
create index case_items_change on case_items (case_id, change);
create index case_items_of_venue on case_items (venue_id);
create index case_items_paste on case_items (paste_id) where paste_id is not null;
comment on column case_items.change is 'The change of its case that wrote it, so that who has the case open asks only for what is new';
comment on column case_items.paste_id is 'The command that pasted a list, by which all of it is taken back at once';

alter table venues add column folded text not null default '';
alter table venues add column initials text not null default '';
create index venues_folded on venues (folded text_pattern_ops);
create index venues_initials on venues (initials text_pattern_ops);
comment on column venues.folded is 'The name in lower case, one width and without spaces: as it is searched';

create table case_changes (
  case_id text primary key references cases (id),
  change integer not null
);
comment on table case_changes is 'How many changes a case has had: who writes holds its row, so that a change that is read never has a missing one before it';

create table case_item_versions (
  item_id uuid not null references case_items (id),
  version integer not null,
  case_id text not null,
  state text not null,
  body jsonb not null,
  refused jsonb,
  written_by text not null,
  written_at timestamptz not null,
  command_id uuid not null,
  primary key (item_id, version)
);
comment on table case_item_versions is 'Every version of every item, with what was written at once and did not win; nothing that anybody typed is lost';
comment on column case_item_versions.body is 'Sealed: all fields of the item as this version had them';

create table case_drafts (
  case_id text not null references cases (id),
  account_id text not null,
  words text not null,
  revision bigint not null,
  written_at timestamptz not null,
  primary key (case_id, account_id)
);
comment on table case_drafts is 'What somebody types and has not made an item yet, sealed; the other sees it, and a broken browser loses nothing';

create table case_presence (
  case_id text not null references cases (id),
  account_id text not null,
  seen_at timestamptz not null,
  typing_at timestamptz,
  primary key (case_id, account_id)
);
comment on table case_presence is 'Who has a case open, renewed as the page asks for what is new';

create table caller_numbers (
  account_id text primary key,
  number text not null,
  given_at timestamptz not null,
  constraint a_caller_number_is_of_one_account unique (number)
);
comment on table caller_numbers is 'The number by which somebody who is called names the caller, given at the first call';

create table calls (
  id uuid primary key,
  case_id text not null references cases (id),
  person_id bigint not null references people (id),
  account_id text not null,
  code text not null,
  shown_by text not null check (shown_by in ('page', 'text', 'nobody')),
  started_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  constraint a_call_ends_after_it_began check (ends_at > started_at)
);
create index calls_person on calls (person_id, ends_at);
create index calls_case on calls (case_id, started_at);
comment on table calls is 'Who calls whom about a case, with the code that the caller says first; over by itself after a quarter of an hour';
comment on column calls.code is 'Four digits, sealed; shown to the two of the call alone while it runs';
