-- Why: every tube and box is in exactly one account, by double entry, with both signatures and both counts of a hand-over.
-- Safe beside the previous server: yes, new tables only.
-- Locks: none, new tables only.

create table boxes (
  id bigint primary key,
  round_id int not null references rounds (id),
  site_id int not null references sites (id),
  sealed_at timestamptz not null,
  sealed_by text not null,
  tube_count int not null check (tube_count > 0),
  received_at timestamptz,
  laboratory_id int references laboratories (id),
  received_count int,
  lost_at timestamptz
);
create index boxes_round on boxes (round_id);
create index boxes_site on boxes (site_id);
create index boxes_laboratory on boxes (laboratory_id);
create index boxes_on_the_way on boxes (sealed_at) where received_at is null and lost_at is null;
comment on table boxes is 'Transport boxes of sealed tubes';

create table box_legs (
  box_id bigint not null references boxes (id),
  leg_no smallint not null,
  from_account text not null,
  to_account text not null,
  offered_at timestamptz not null,
  offered_by text not null,
  offered_count int not null,
  temperature_c real,
  accepted_at timestamptz,
  accepted_by text,
  accepted_count int,
  accepted_temperature_c real,
  difference_settled_at timestamptz,
  difference_reason text,
  primary key (box_id, leg_no),
  constraint giver_and_receiver_differ check (accepted_by is null or accepted_by <> offered_by)
);
create index box_legs_to on box_legs (to_account, box_id);
create index box_legs_not_accepted on box_legs (offered_at) where accepted_at is null;
comment on table box_legs is 'Hand-overs of a box: offered by one person, accepted by another, both counts kept';

create table custody_entries (
  command_id uuid not null,
  line smallint not null,
  round_id int not null references rounds (id),
  at timestamptz not null,
  item text not null check (item in ('tube', 'box')),
  box_id bigint,
  from_account text not null,
  to_account text not null,
  quantity int not null check (quantity > 0),
  primary key (command_id, line)
);
create index custody_entries_round on custody_entries (round_id);
create index custody_entries_box on custody_entries (box_id);
comment on table custody_entries is 'The custody ledger: each move takes from one account and gives to another, so all balances sum to zero';

create table orphan_tubes (
  tube_id bigint primary key,
  round_id int not null references rounds (id),
  box_id bigint not null references boxes (id),
  laboratory_id int not null references laboratories (id),
  found_at timestamptz not null,
  settled_at timestamptz,
  reason text
);
create index orphan_tubes_round on orphan_tubes (round_id);
create index orphan_tubes_box on orphan_tubes (box_id);
create index orphan_tubes_laboratory on orphan_tubes (laboratory_id);
comment on table orphan_tubes is 'Tubes scanned at a reception that no device has reported: never loaded, never released, until someone says whose they are';

create table tube_losses (
  round_id int not null references rounds (id),
  tube_id bigint not null,
  box_id bigint references boxes (id),
  from_account text not null,
  reported_at timestamptz not null,
  reported_by text not null,
  reason text not null,
  primary key (round_id, tube_id)
);
create index tube_losses_box on tube_losses (box_id);
comment on table tube_losses is 'Tubes reported lost: by whom, why, and in whose account they were; their members are owed a new sample';

create view box_accounts as
select b.id as box_id, b.round_id,
  case
    when b.lost_at is not null then 'lost'
    when b.received_at is not null then 'laboratory:' || b.laboratory_id
    else coalesce((select g.to_account from box_legs g where g.box_id = b.id and g.accepted_at is not null order by g.leg_no desc limit 1),
      'site:' || b.site_id)
  end as account
from boxes b;
comment on view box_accounts is 'Where each box is, told from the facts; the ledger must say the same';
