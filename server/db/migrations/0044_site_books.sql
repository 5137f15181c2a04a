-- Why: the tablet of an isolation site works a shift without network from a book of the site, and taking it is a read of everybody in it.
-- Safe beside the previous server: yes, new table only.
-- Locks: none, new table only.

create table site_book_takes (
  id uuid primary key,
  isolation_site_id uuid not null references isolation_sites (id),
  taken_by text not null,
  taken_role text not null,
  at timestamptz not null,
  people bigint[] not null
);
create index site_book_takes_site on site_book_takes (isolation_site_id);
create index site_book_takes_at on site_book_takes (at);
comment on table site_book_takes is 'Books of an isolation site that tablets took; each take has left a trace with everybody in it, and is read in parts for two hours';
comment on column site_book_takes.people is 'Who was in it, so that the parts of a book stay the same people while they are read';
