import type { Stored } from './stored.ts'

/** Cases, their investigation, whom they met, and who may have infected whom. */
export const ofCases: Stored = {
  cases: {
    findings:
      'person_id tube_id source_number category severity found_how onset_at positive_at isolated_at fact_id merged_into sheet called import_key language report_receipt has_no_contacts',
    none: 'id round_id opened_at number source state version area_code reported_at key_facts_at investigated_at closed_at report_due key_facts_due investigated_due assigned_at opened_by',
  },
  venues: {
    none: 'id name kind area_code building_id address lng lat datum air rooms is_public added_by added_at folded initials',
  },
  case_events: {
    findings: 'before after words',
    none: 'case_id version event from_state to_state by_account at',
  },
  case_team: { none: 'case_id part version account_id since until_at given_by' },
  investigator_profiles: {
    none: 'account_id languages most_a_day on_duty_until set_by set_at',
  },
  case_merges: {
    findings: 'moved words undone_words is_one_person',
    none: 'id from_case into_case from_state by_account at undone_by undone_at',
  },
  case_items: {
    findings: 'kind from_at until_at certainty source venue_id room body state',
    none: 'id case_id version written_by written_at paste_id change edited_after_paste',
  },
  case_item_versions: {
    findings: 'state body refused',
    none: 'item_id version case_id written_by written_at command_id',
  },
  case_drafts: { findings: 'words', none: 'case_id account_id revision written_at' },
  case_changes: { none: 'case_id change' },
  case_presence: { none: 'case_id account_id seen_at typing_at' },
  caller_numbers: { none: 'account_id number given_at' },
  calls: {
    findings: 'person_id code',
    none: 'id case_id account_id shown_by started_at ends_at ended_at',
  },
  contacts: {
    facts:
      'case_id through_id person_id called relation way first_exposed_at last_exposed_at proposed proposal decided fact_id became_case exposure words item_id informed_how drop_reason',
    none: 'id area_code decided_by decided_at list_id signed_at located_at informed_at handed_at dropped_at version named_by named_at located_due informed_due placed_due placed_noted_at decided_unit reopened_at assigned_to assigned_at',
  },
  contact_lists: {
    facts: 'case_id document',
    none: 'id area_code assertions digest policy lines signed_by unit signed_at',
  },
  venue_visits: { visits: 'venue_id day person_id from_at until_at' },
  co_presence_searches: {
    facts: 'case_id document',
    none: 'id area_code assertions digest signed_by second_by venues people at expires_at',
  },
  co_presence_candidates: {
    visits: 'search_id person_id venue_id from_at until_at minutes',
  },
  look_backs: {
    facts: 'document',
    none: 'id area_code day seed decided drawn drawn_by drawn_unit drawn_at due_at assertions digest signed_by signed_at',
  },
  look_back_lines: {
    facts: 'contact_id decided verdict kind words',
    none: 'look_back_id place decided_unit read_by read_unit read_at',
  },
  case_links: {
    findings: 'infectee infector state source exposure basis reason',
    none: 'id decided_by decided_at until_at ended_by',
  },
  case_clusters: {
    findings: 'name kind venue_id',
    none: 'id area_code named_by named_at',
  },
  case_cluster_members: {
    findings: 'cluster_id case_id',
    none: 'added_by added_at',
  },
  chain_snapshots: {
    findings: 'name picture',
    none: 'id area_code laid_out_by cases links taken_by taken_at',
  },
  case_imports: {
    findings: 'files undo_reason',
    none: 'id area_code imported_by imported_at cases contacts links same matched faulty undone_at undone_by',
  },
  import_rows: {
    findings: 'case_id contact_id key content',
    none: 'import_id sheet row_number outcome fault fault_column',
  },
  import_mappings: { none: 'area_code sheet heads mapping used_by used_at' },
  paper_templates: { none: 'id kind version file_name content uploaded_by uploaded_at' },
  template_uses: { none: 'id kind version used_by used_from' },
  paper_downloads: {
    findings: 'case_id',
    none: 'id what area_code from_at until_at language taken_by taken_at',
  },
  public_traces: {
    findings: 'case_id words withdraw_reason',
    none: 'version published_by published_at withdrawn_by withdrawn_at',
  },
  day_closes: {
    findings: 'document',
    none: 'district day cut_off_at due_at taken_at items signing_id digest assertions closed_at',
  },
  day_items: {
    findings: 'subject',
    none: 'district day kind area owner opened_at due_at next_step',
  },
  carry_overs: {
    findings: 'subject words',
    none: 'district day kind reason owner due_at from_owner from_due_at written_by written_at signed_at is_last',
  },
  assist_requests: {
    findings: 'body case_id answer withdrawn_why',
    none: 'id number kind urgency from_area from_office to_area to_office their_number people asked_at due_at kept_by kept_at assigned_to assigned_at outcome answered_by answered_at withdrawn_at withdrawn_by',
  },
  assist_reads: { none: 'id request_id query actor_id actor_role purpose at' },
}
