import type { Stored } from './stored.ts'

/** Cases, their investigation, whom they met, and who may have infected whom. */
export const ofCases: Stored = {
  cases: {
    findings:
      'person_id tube_id source_number category severity found_how onset_at positive_at isolated_at fact_id merged_into sheet',
    none: 'id round_id opened_at number source state version area_code reported_at key_facts_at investigated_at closed_at report_due key_facts_due investigated_due',
  },
  venues: {
    none: 'id name kind area_code building_id address lng lat datum air rooms is_public added_by added_at',
  },
  case_items: {
    findings: 'kind from_at until_at certainty source venue_id room body state',
    none: 'id case_id version written_by written_at',
  },
  contacts: {
    facts:
      'case_id through_id person_id called relation way first_exposed_at last_exposed_at proposed proposal decided fact_id became_case',
    none: 'id area_code decided_by decided_at list_id signed_at located_at informed_at handed_at dropped_at version named_by named_at located_due informed_due placed_due',
  },
  case_links: {
    findings: 'infectee infector state exposure basis',
    none: 'id decided_by decided_at until_at',
  },
}
