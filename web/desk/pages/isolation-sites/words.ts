import type { ForecastTerm } from '@bihuan/core/supply/forecast.ts'
import type { SiteEvent, SiteState } from '@bihuan/core/supply/lifecycle.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'

type Word = MessageDescriptor

export const stateWords: Readonly<Record<SiteState, { word: Word; tone: Tone }>> = {
  found: { word: msg`found, not inspected`, tone: 'idle' },
  inspected: { word: msg`inspected`, tone: 'info' },
  requisitioned: { word: msg`requisitioned`, tone: 'info' },
  ready: { word: msg`ready to open`, tone: 'wait' },
  active: { word: msg`taking people in`, tone: 'ok' },
  closing: { word: msg`winding down`, tone: 'wait' },
  closed: { word: msg`closed for good`, tone: 'idle' },
}
export const eventWords: Readonly<Record<SiteEvent, Word>> = {
  pass: msg`Passed an inspection`,
  fail: msg`Failed an inspection`,
  requisition: msg`Requisitioned`,
  'make-ready': msg`Make ready`,
  activate: msg`Open it for people`,
  'stand-by': msg`Stand by`,
  'wind-down': msg`Wind down`,
  resume: msg`Take people in again`,
  close: msg`Close for good`,
  'give-back': msg`Give back`,
  reopen: msg`Register again`,
}
export const siteKindWords: Readonly<Record<string, Word>> = {
  hotel: msg`hotel`,
  dormitory: msg`dormitory`,
  school: msg`school`,
  'makeshift-hospital': msg`makeshift hospital`,
  hospital: msg`hospital`,
  other: msg`other house`,
}
export const roomKindWords: Readonly<Record<string, Word>> = {
  single: msg`single room`,
  family: msg`family room`,
  accessible: msg`accessible room`,
  'mother-child': msg`mother and child`,
  care: msg`room with care`,
}
export const needWords: Readonly<Record<string, Word>> = {
  furnishing: msg`to be furnished`,
  turnover: msg`to be cleaned`,
  terminal: msg`terminal disinfection due`,
  check: msg`to be checked by a second person`,
}
export const careWords: Readonly<Record<string, Word>> = {
  wheelchair: msg`wheelchair`,
  bedridden: msg`bedridden`,
  dialysis: msg`dialysis`,
  oxygen: msg`oxygen`,
  pregnant: msg`pregnancy`,
  infant: msg`infants`,
  'mental-health': msg`mental health`,
  'child-alone': msg`children alone`,
  interpreter: msg`interpreter`,
  nursing: msg`nursing`,
}
export const dietWords: Readonly<Record<string, Word>> = {
  halal: msg`halal`,
  vegetarian: msg`vegetarian`,
  diabetic: msg`diabetic diet`,
  infant: msg`infant food`,
  soft: msg`soft food`,
  allergy: msg`allergies`,
}
export const separatesWords: Readonly<Record<string, Word>> = {
  room: msg`only a room`,
  passage: msg`a room or a passage`,
  floor: msg`a room or a floor`,
}
export const zoneWords: Readonly<Record<string, Word>> = {
  isolation: msg`isolation zone`,
  work: msg`work zone`,
  passage: msg`sanitary passage`,
}
export const termWords: Readonly<Record<ForecastTerm, { word: Word; to: string | null }>> = {
  free: { word: msg`free now`, to: '/isolation-sites?part=list&state=active' },
  release: { word: msg`computed releases`, to: '/releases' },
  'after-cleaning': { word: msg`of them not cleaned by then`, to: '/waste?part=cleanings' },
  'cleaning-now': { word: msg`being cleaned now`, to: '/waste?part=cleanings' },
  wave: { word: msg`waves of the activation`, to: '/isolation-sites?part=ladder' },
  transfer: { word: msg`to be moved, no room yet`, to: '/transfers' },
  contact: { word: msg`signed contacts without a move`, to: '/contacts?list=open&step=place' },
  new: { word: msg`new people, assumed`, to: null },
}
export const nextStepWords: Readonly<Record<string, Word>> = {
  pass: msg`inspect it`,
  requisition: msg`requisition it`,
  'make-ready': msg`make it ready`,
  activate: msg`open it`,
  furnish: msg`furnish its rooms`,
  none: msg`nothing`,
  close: msg`close it`,
}
