-- Why: line lists come in as a unit that can be taken back, also of people whom no register knows; reports, public traces and their templates go out.
-- Safe beside the previous server: yes, a column becomes nullable and one is added on cases, and new tables; it writes cases with a person only.
-- Locks: cases for an instant.

alter table cases alter column person_id drop not null;
alter table cases add column called jsonb;
alter table cases add constraint a_case_is_of_somebody check (person_id is not null or called is not null);
alter table cases add column import_key bytea;
create unique index an_imported_case_is_there_once on cases (import_key) where import_key is not null and state <> 'dropped';
comment on column cases.import_key is 'Keyed digest of the office and the number that its line list gives the case';
comment on column cases.called is 'Sealed: what a line list or another city says of somebody whom the register does not know (code, name, sex, age, phone, words)';

create table case_imports (
  id uuid primary key,
  area_code text not null,
  files jsonb not null,
  imported_by text not null,
  imported_at timestamptz not null,
  cases integer not null,
  contacts integer not null,
  links integer not null,
  same integer not null,
  matched integer not null,
  faulty integer not null,
  undone_at timestamptz,
  undone_by text,
  undo_reason jsonb,
  constraint undone_is_said_whole check ((undone_at is null) = (undone_by is null))
);
create index case_imports_area on case_imports (area_code, imported_at);
comment on table case_imports is 'Line lists and links that came in, each as a unit; an undone one stays and says so';
comment on column case_imports.files is 'Sealed: names of the files, which may name somebody';

create table import_rows (
  import_id uuid not null references case_imports (id),
  sheet text not null check (sheet in ('line-list', 'links')),
  row_number integer not null,
  outcome text not null check (outcome in ('written', 'same', 'matched', 'faulty')),
  case_id text,
  contact_id uuid,
  key bytea,
  content bytea,
  fault text,
  fault_column text,
  primary key (import_id, sheet, row_number)
);
create index import_rows_case on import_rows (case_id);
create index import_rows_key on import_rows (key) where key is not null;
comment on table import_rows is 'What became of each row of an imported file: none is dropped in silence';
comment on column import_rows.key is 'Keyed digest of the office and the number or numbers in the row: what the row is about';
comment on column import_rows.content is 'Keyed digest of what the row said, so that the same row is known when it comes again';

create table import_mappings (
  area_code text not null,
  sheet text not null check (sheet in ('line-list', 'links')),
  heads bytea not null,
  mapping jsonb not null,
  used_by text not null,
  used_at timestamptz not null,
  primary key (area_code, sheet, heads)
);
comment on table import_mappings is 'Which column of a file means what, as an office said the last time, by a digest of its heads';

create table paper_templates (
  id uuid primary key,
  kind text not null check (kind in ('investigation-report-zh-CN', 'investigation-report-en')),
  version integer not null check (version > 0),
  file_name text not null,
  content bytea not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  constraint a_template_has_each_version_once unique (kind, version)
);
comment on table paper_templates is 'Word templates that the office edited; each version stays';

create table template_uses (
  id uuid primary key,
  kind text not null,
  version integer not null,
  used_by text not null,
  used_from timestamptz not null
);
create index template_uses_kind on template_uses (kind, used_from);
comment on table template_uses is 'Which version of a template is in use from when; 0 is the one that comes with the program';

create table paper_downloads (
  id uuid primary key,
  what text not null check (what in ('report', 'line-list', 'contact-list')),
  case_id text,
  area_code text,
  from_at timestamptz,
  until_at timestamptz,
  language text not null check (language in ('zh-CN', 'en')),
  taken_by text not null,
  taken_at timestamptz not null
);
create index paper_downloads_case on paper_downloads (case_id, taken_at);
comment on table paper_downloads is 'Files about people that left the system, by the number that stands in them';

create table public_traces (
  case_id text not null references cases (id),
  version integer not null check (version > 0),
  words text not null,
  published_by text not null,
  published_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdraw_reason jsonb,
  primary key (case_id, version)
);
create index public_traces_published on public_traces (published_at);
comment on table public_traces is 'What the public may read of where a case was, as it was published; each version stays';
