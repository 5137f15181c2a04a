-- Why: some loops belong to no round: orders that nobody served, appeals and reports without an answer, readings without a review.
-- Safe beside the previous server: yes, the view keeps its columns and gains kinds.
-- Locks: the view loops for an instant.

create or replace view loops as
select * from loop_tube_not_sealed
union all select * from loop_tube_not_boxed
union all select * from loop_box_not_handed_over
union all select * from loop_box_not_delivered
union all select * from loop_box_count_differs
union all select * from loop_tube_not_known
union all select * from loop_tube_not_resulted
union all select * from loop_plate_not_released
union all select * from loop_claim_not_settled
union all select * from loop_member_not_resampled
union all select * from loop_preliminary_not_confirmed
union all select * from loop_positive_without_case
union all select * from loop_person_not_sampled
union all select * from loop_order_not_served
union all select * from loop_appeal_unanswered
union all select * from loop_measure_unanswered
union all select * from loop_break_glass_not_reviewed;
comment on view loops is 'Everything owed, open and closed, one kind per view; the round is null where a loop belongs to none';
