import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { RunRow, Show, SoftKind } from './questions.ts'

export const showWords: Record<Show, MessageDescriptor> = {
  without: msg`No room yet`,
  assigned: msg`Room given`,
  locked: msg`Fixed by hand`,
}

export const unplacedWords: Record<NonNullable<RunRow['unplacedWhy']>, MessageDescriptor> = {
  'place-unknown': msg`the rules name no place for this reason`,
  'no-such-place': msg`no active site of the kind that the rules name`,
  'no-care': msg`no site gives the care they need`,
  'no-room-kind': msg`no free room does for them together`,
  'child-without-guardian': msg`a child without a guardian of the same group`,
  full: msg`every room that does is full`,
  'locked-room-gone': msg`the room fixed by hand is out of use`,
}

export const softWords: Record<SoftKind, MessageDescriptor> = {
  distance: msg`way from home`,
  language: msg`nobody speaks their language`,
  diet: msg`diet cannot be cooked`,
  'special-room': msg`special room or idle beds`,
  apart: msg`household in several rooms`,
  turnover: msg`site closes too early`,
  balance: msg`site is already full in part`,
  'opens-passage': msg`opens an empty passage`,
  move: msg`room given before is changed`,
  unplaced: msg`no room`,
}

export const roomKindWords: Record<string, MessageDescriptor> = {
  single: msg`single room`,
  family: msg`family room`,
  accessible: msg`accessible room`,
  'mother-child': msg`mother and child room`,
  care: msg`room with care`,
}

/** Why a row was left out when a proposal was accepted or taken back. */
export const leftWords: Record<string, MessageDescriptor> = {
  'allocation.transfer-over': msg`over or under way meanwhile`,
  'allocation.is-locked': msg`fixed by hand or told meanwhile`,
  'allocation.changed-meanwhile': msg`changed since the proposal`,
}
