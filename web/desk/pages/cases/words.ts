import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { AlikeReason, CaseClock, CaseLine, CaseState } from './questions.ts'

type Word = { tone: Tone; word: MessageDescriptor }

/** Where a case stands. */
export const stateWords: Record<CaseState, Word> = {
  reported: { tone: 'late', word: msg`reported, not taken on` },
  open: { tone: 'late', word: msg`to be assigned` },
  assigned: { tone: 'wait', word: msg`assigned` },
  investigating: { tone: 'info', word: msg`being investigated` },
  keyed: { tone: 'info', word: msg`key facts known` },
  investigated: { tone: 'ok', word: msg`investigated` },
  closed: { tone: 'idle', word: msg`case closed` },
  dropped: { tone: 'idle', word: msg`case dropped` },
  merged: { tone: 'idle', word: msg`merged into another` },
}

/** What is owed next. */
export const nextWords: Record<NonNullable<CaseLine['next']>, MessageDescriptor> = {
  accept: msg`take it on`,
  assign: msg`give it to a team`,
  begin: msg`begin to ask`,
  'key-facts': msg`complete the key facts`,
  complete: msg`complete the investigation`,
  close: msg`close the case`,
}

export const clockWords: Record<CaseClock, MessageDescriptor> = {
  report: msg`Report upward`,
  'key-facts': msg`Key facts`,
  investigation: msg`Whole investigation`,
}

export const sourceWords: Record<CaseLine['source'], MessageDescriptor> = {
  laboratory: msg`laboratory`,
  clinic: msg`report card`,
  request: msg`another city`,
  import: msg`imported list`,
}

export const categoryWords: Record<NonNullable<CaseLine['category']>, MessageDescriptor> = {
  confirmed: msg`confirmed case`,
  asymptomatic: msg`asymptomatic infection`,
}

export const severityWords: Record<NonNullable<CaseLine['severity']>, MessageDescriptor> = {
  none: msg`no symptoms`,
  mild: msg`mild`,
  moderate: msg`moderate`,
  severe: msg`severe`,
  critical: msg`critical`,
}

export const foundWords: Record<NonNullable<CaseLine['foundHow']>, MessageDescriptor> = {
  screening: msg`in screening`,
  'in-isolation': msg`in isolation`,
  clinic: msg`at a clinic`,
  'self-report': msg`by their own report`,
  'contact-tracing': msg`by tracing contacts`,
  inbound: msg`on arrival`,
}

/** Why somebody of the register may be the one, or may not. */
export const alikeWords: Record<AlikeReason, Word> = {
  'same-name': { tone: 'wait', word: msg`same name` },
  'one-character': { tone: 'info', word: msg`one character differs` },
  'same-initials': { tone: 'idle', word: msg`same initials` },
  'name-begins': { tone: 'idle', word: msg`name begins so` },
  'same-phone': { tone: 'wait', word: msg`same phone` },
  'same-document-tail': { tone: 'wait', word: msg`same last four` },
  'same-address': { tone: 'info', word: msg`same address` },
  'same-birthday': { tone: 'wait', word: msg`same birthday` },
  'near-birthday': { tone: 'info', word: msg`birthday mistyped?` },
  'other-sex': { tone: 'idle', word: msg`another sex` },
  'other-birthday': { tone: 'idle', word: msg`another birthday` },
}

/** What was done to a case, in its history. */
export const eventWords: Readonly<Record<string, MessageDescriptor>> = {
  open: msg`came into being`,
  accept: msg`taken on`,
  assign: msg`given to a team`,
  release: msg`taken back from the team`,
  begin: msg`investigation begun`,
  write: msg`investigation begun by writing`,
  'key-facts': msg`key facts complete`,
  complete: msg`investigation complete`,
  close: msg`case closed`,
  drop: msg`case dropped`,
  reopen: msg`case reopened`,
  merge: msg`cases merged`,
  unmerge: msg`merge undone`,
  classify: msg`classified`,
  report: msg`reported upward`,
  isolate: msg`isolation noted`,
}

export const dropWords: Record<
  'not-confirmed' | 'entered-twice' | 'another-city' | 'not-ours',
  MessageDescriptor
> = {
  'not-confirmed': msg`not confirmed after all`,
  'entered-twice': msg`entered twice`,
  'another-city': msg`handed to another city`,
  'not-ours': msg`not a case of ours`,
}
