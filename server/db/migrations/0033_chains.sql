-- Why: a source is decided with a reason and one at a time, with its history; clusters have names; a picture of the chains is kept as it was.
-- Safe beside the previous server: yes, nullable columns and columns with a constant default, new tables and indexes.
-- Locks: case_links for an instant, while few or no rows are in it.

alter table case_links add column source text not null default 'case' check (source in ('case', 'outside', 'unknown'));
alter table case_links add column reason text;
alter table case_links add column ended_by text;
alter table case_links add constraint a_case_is_named_where_it_is_the_source check ((source = 'case') = (infector is not null)) not valid;
alter table case_links add constraint nobody_infects_themselves check (infector is null or infector <> infectee);
create unique index one_standing_link_of_two_cases on case_links (infectee, infector) where until_at is null;
comment on column case_links.source is 'Another case, outside of the city, or unknown for good';
comment on column case_links.reason is 'Sealed: why somebody decided or rejected it';
comment on column case_links.exposure is 'Sealed: how the two met, in the words of who named it';
comment on column case_links.until_at is 'When another decision took its place; a link that ended stays and says so';

create table case_clusters (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('venue', 'household', 'chain', 'other')),
  area_code text not null,
  venue_id uuid references venues (id),
  named_by text not null,
  named_at timestamptz not null
);
create unique index a_cluster_has_a_name_of_its_own on case_clusters (area_code, name);
comment on table case_clusters is 'Cases that belong together under a name that somebody gave them (聚集性疫情)';

create table case_cluster_members (
  cluster_id uuid not null references case_clusters (id),
  case_id text not null references cases (id),
  added_by text not null,
  added_at timestamptz not null,
  primary key (cluster_id, case_id)
);
create index case_cluster_members_case on case_cluster_members (case_id);

create table chain_snapshots (
  id uuid primary key,
  name text not null,
  area_code text not null,
  laid_out_by text not null check (laid_out_by in ('time', 'place', 'district')),
  cases integer not null,
  links integer not null,
  picture bytea not null,
  taken_by text not null,
  taken_at timestamptz not null
);
create index chain_snapshots_area on chain_snapshots (area_code, taken_at);
comment on table chain_snapshots is 'The picture of the chains as it was at a moment: numbers of cases with their places in the picture, no names';
comment on column chain_snapshots.picture is 'The answer of chain.picture as gzip of JSON, sealed under the key of the month in which it was taken';

create index contacts_became_case on contacts (became_case) where became_case is not null;
