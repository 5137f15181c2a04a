import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { CaseChain, ChainOrder, LinkFault, LinkRecord, SourceCandidate } from './questions.ts'
import type { Colouring, View } from './use-filter.ts'

export const viewWords: Record<View, MessageDescriptor> = {
  graph: msg`Graph`,
  list: msg`As a list`,
  clusters: msg`Clusters`,
  snapshots: msg`Snapshots`,
}
export const orderWords: Record<ChainOrder, MessageDescriptor> = {
  time: msg`Along time`,
  place: msg`By place`,
  district: msg`By district`,
}
export const colouringWords: Record<Colouring, MessageDescriptor> = {
  district: msg`District`,
  source: msg`What is known of the source`,
  found: msg`How it was found`,
  category: msg`Confirmed or asymptomatic`,
  generation: msg`Generation`,
  certainty: msg`Certainty of the source`,
}
/** What is known of the source of a case, in the order of the contract. */
export const sourceWords: Record<CaseChain['source'], MessageDescriptor> = {
  decided: msg`decided`,
  named: msg`named by the investigation`,
  likely: msg`computed, likelier than not`,
  imported: msg`outside of the city`,
  lost: msg`unknown for good`,
  open: msg`source unknown`,
}
export const foundWords: readonly MessageDescriptor[] = [
  msg`screening`,
  msg`in isolation`,
  msg`clinic`,
  msg`self-report`,
  msg`contact tracing`,
  msg`on arrival`,
  msg`not known`,
]
export const categoryWords: readonly MessageDescriptor[] = [
  msg`confirmed case`,
  msg`asymptomatic infection`,
  msg`not classified`,
]
/** Why a link cannot be, or can hardly be. */
export const faultWords: Record<LinkFault, MessageDescriptor> = {
  'same-person': msg`The two are the same person`,
  circle: msg`The case would be its own source`,
  'exposure-before-infectious': msg`It was infected before the source was infectious`,
  'exposure-after-isolation': msg`It was infected after the source was isolated`,
  'onset-beyond-interval': msg`The onsets lie further apart, or the other way round, than pairs do`,
  'date-missing': msg`A date is missing`,
}
export const groundWords: Record<SourceCandidate['grounds'][number], MessageDescriptor> = {
  named: msg`named`,
  contact: msg`contact`,
  household: msg`same home`,
  place: msg`same place`,
  decided: msg`decided`,
}
export const stateWords: Record<LinkRecord['state'], MessageDescriptor> = {
  named: msg`named`,
  decided: msg`decided`,
  rejected: msg`rejected`,
}
/** The parts of a posterior, in the order in which they are told. */
export const partWords: Record<keyof SourceCandidate['parts'], MessageDescriptor> = {
  interval: msg`interval of the onsets`,
  contact: msg`contact`,
  sameHome: msg`same home`,
  place: msg`same place`,
  free: msg`not isolated by then`,
  offspring: msg`others that it infected`,
}
