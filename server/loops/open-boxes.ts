import type { Reader } from '../db/sql.ts'
import type { Asked } from './open-part.ts'

/**
 * Sealed boxes that no courier has accepted: `loop_box_not_handed_over`, the open ones. Whatever was received has been
 * accepted, so only boxes on the way are looked at.
 */
export const boxesNotHandedOver = (sql: Reader, { round }: Asked) => sql`
  select 'box-not-handed-over'::text as kind, b.round_id, 'box:' || b.id as subject, s.area_code as area, 'site:' || b.site_id as owner,
    b.sealed_at as opened_at, b.sealed_at + l.minutes * interval '1 minute' as due_at, 'hand-over'::text as next_step
  from boxes b
  join sites s on s.id = b.site_id
  join round_limits l on l.round_id = b.round_id and l.step = 'box-handed-over'
  left join box_legs g on g.box_id = b.id and g.leg_no = 1
  where b.received_at is null and b.lost_at is null and g.accepted_at is null and b.round_id = ${round}`

/** Boxes on the way to a laboratory: `loop_box_not_delivered`, the open ones. */
export const boxesNotDelivered = (sql: Reader, { round }: Asked) => sql`
  select 'box-not-delivered'::text as kind, b.round_id, 'box:' || b.id as subject, s.area_code as area, g.to_account as owner,
    g.accepted_at as opened_at, g.accepted_at + l.minutes * interval '1 minute' as due_at, 'deliver'::text as next_step
  from boxes b
  join box_legs g on g.box_id = b.id and g.leg_no = 1
  join sites s on s.id = b.site_id
  join round_limits l on l.round_id = b.round_id and l.step = 'box-delivered'
  where b.received_at is null and b.lost_at is null and g.accepted_at is not null and b.round_id = ${round}`
