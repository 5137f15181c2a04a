-- Why: who is moved, isolated, cared for and let go is owed to as well: it stands on the lists of what is open.
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
union all select * from loop_break_glass_not_reviewed
union all select * from loop_case_not_assigned
union all select * from loop_case_not_reported
union all select * from loop_case_without_key_facts
union all select * from loop_case_without_full_investigation
union all select * from loop_contact_not_judged
union all select * from loop_contact_not_located
union all select * from loop_contact_not_informed
union all select * from loop_contact_not_placed
union all select * from loop_assist_unanswered
union all select * from loop_look_back_not_complete
union all select * from loop_day_not_closed
union all select * from loop_order_not_placed
union all select * from loop_transfer_not_done
union all select * from loop_stay_without_room
union all select * from loop_test_not_taken
union all select * from loop_health_not_checked
union all select * from loop_alarm_not_answered
union all select * from loop_complaint_unanswered
union all select * from loop_incident_open
union all select * from loop_stay_not_released
union all select * from loop_after_care_open
union all select * from loop_discharge_not_decided
union all select * from loop_follow_up_open
union all select * from loop_home_not_checked
union all select * from loop_room_not_cleaned
union all select * from loop_waste_not_collected
union all select * from loop_staff_test_not_taken;
comment on view loops is 'Everything owed, open and closed, one kind per view; the round is null where a loop belongs to none';
