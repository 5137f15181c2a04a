-- Why: plates, instrument files, wells and released results.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table assays (
  id text not null,
  version int not null,
  kit text not null,
  body jsonb not null,
  adopted_at timestamptz not null,
  adopted_by text not null,
  primary key (id, version)
);
comment on table assays is 'Assay versions: targets, cut-offs, controls; immutable once adopted';

create table plates (
  id bigint primary key,
  round_id int not null references rounds (id),
  laboratory_id int not null references laboratories (id),
  format smallint not null check (format in (96, 384)),
  assay_id text not null,
  assay_version int not null,
  loaded_at timestamptz not null,
  loaded_by text not null,
  imported_at timestamptz,
  judgement jsonb,
  released_at timestamptz,
  released_by text,
  rejected_at timestamptz,
  rejected_reason text,
  foreign key (assay_id, assay_version) references assays (id, version),
  constraint a_second_person_releases check (released_by is null or released_by <> loaded_by)
);
create index plates_round on plates (round_id);
create index plates_laboratory on plates (laboratory_id);
create index plates_assay on plates (assay_id, assay_version);
create index plates_open on plates (loaded_at) where released_at is null and rejected_at is null;
comment on table plates is 'Plates loaded in a laboratory, with the judgement that the server derived from the imported readings';

create table wells (
  plate_id bigint not null,
  tube_id bigint,
  round_id int not null,
  position smallint not null,
  role text not null check (role in ('sample', 'negative-control', 'positive-control')),
  call text check (call in ('negative', 'reactive', 'invalid', 'repeat')),
  cts float8[],
  primary key (round_id, plate_id, position)
) partition by range (round_id);
create index wells_tube on wells (round_id, tube_id);
comment on table wells is 'Wells of a plate by position (0 is A1, row by row); cts in the order of the targets of the assay, its internal control last, null where no threshold was crossed';

create table result_files (
  id uuid primary key,
  plate_id bigint not null references plates (id),
  digest bytea not null,
  name text not null,
  format text not null,
  rows int not null,
  used int not null,
  imported_at timestamptz not null,
  imported_by text not null,
  constraint file_is_imported_once unique (digest),
  constraint file_rows_are_conserved check (rows >= used)
);
create index result_files_plate on result_files (plate_id);
comment on table result_files is 'Instrument files taken whole, by digest: the same file twice changes nothing';

create table tube_results (
  tube_id bigint not null,
  plate_id bigint,
  released_at timestamptz not null,
  round_id int not null,
  version smallint not null,
  position smallint,
  call text not null check (call in ('negative', 'reactive', 'invalid')),
  released_by text not null,
  second_by text not null,
  reason text,
  primary key (round_id, tube_id, version),
  constraint two_people_release check (released_by <> second_by),
  constraint an_amendment_says_why check (version = 1 or reason is not null)
) partition by range (round_id);
comment on table tube_results is 'Released results of tubes; version 2 and above supersede and say why. A person''s result is read through the tube, never stored';
