-- Why: sheets of paper that a site wrote when it had no device; two people key each in, and when they agree it is sealed.
-- Safe beside the previous server: yes, new tables and one partial index that no existing device falls under.
-- Locks: the index is built on devices, a few thousand rows, in a moment; everything else is new.

create table paper_sheets (
  round_id int not null references rounds (id),
  tube_id bigint not null,
  site_id int not null references sites (id),
  state text not null check (state in ('first', 'differs', 'agreed', 'dropped')),
  keyed_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  reason text,
  primary key (round_id, tube_id)
);
create index paper_sheets_site on paper_sheets (site_id);
create index paper_sheets_open on paper_sheets (round_id) where state in ('first', 'differs');
comment on table paper_sheets is 'Tubes of paper sheets that somebody has keyed in; one row is what two who key the same tube wait for each other at';
comment on column paper_sheets.keyed_at is 'When the oldest entry that still counts was made';

create table paper_entries (
  command_id uuid primary key,
  round_id int not null,
  tube_id bigint not null,
  keyed_by text not null,
  keyed_at timestamptz not null,
  sealed_at timestamptz not null,
  swabs smallint not null,
  members jsonb not null,
  ended_at timestamptz,
  foreign key (round_id, tube_id) references paper_sheets (round_id, tube_id)
);
create index paper_entries_sheet on paper_entries (round_id, tube_id);
create unique index one_entry_for_each_account on paper_entries (round_id, tube_id, keyed_by) where ended_at is null;
comment on table paper_entries is 'Every keying of a sheet: who, when, and the people by line. None is shown to another before that one has keyed too';
comment on column paper_entries.ended_at is 'Keyed again by the same account, or dropped; an entry that ended is kept and no longer compared';

-- What a sheet says is told by a paper device of its site: numbers 400001 to 499999, one for each site.
create unique index one_paper_device_for_each_site on devices (site_id) where id between 400001 and 499999;
