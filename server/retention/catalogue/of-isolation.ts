import type { Stored } from './stored.ts'

/** Sites and rooms, who is moved and who stays where, and what is done for them there. */
export const ofIsolation: Stored = {
  isolation_sites: {
    none: 'id number name kind place area_code address lng lat datum state version wave languages diets care added_by added_at',
  },
  rooms: {
    none: 'id isolation_site_id code floor kind beds passage ready_at out_since out_because',
  },
  transfers: {
    facts:
      'person_id cohort basis order_id party_id from_site_id to_site_id to_room_id needs ended_why ended_words',
    none: 'id kind area_code assigned_at locked_by asked_at due_at trip_id pick_up_at told_at told_how confirmed_at on_at off_at ended_at version',
  },
  stays: {
    facts: 'person_id room_id cohort basis place order_id transfer_id fact_id left_how release_due',
    none: 'id isolation_site_id arrived_at arrived_by left_at left_by release_noted_at version',
  },
}
