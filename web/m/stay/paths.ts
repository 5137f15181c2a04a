import type { PaperKind } from './wire.ts'

const of = (person: string) => `/family/${encodeURIComponent(person)}`

/** The questions of these pages; a page of one's own isolation asks them, and nobody else. */
export const asks = {
  stay: (person: string) => `${of(person)}/stay`,
  move: (person: string) => `${of(person)}/transfer`,
  release: (person: string) => `${of(person)}/release`,
  homeStay: (person: string) => `${of(person)}/home-stay`,
  paper: (person: string, stay: string, kind: PaperKind) =>
    `${of(person)}/stays/${stay}/papers/${kind}`,
}

/** The commands of these pages. */
export const says = {
  health: (person: string) => `${of(person)}/stay/health`,
  request: (person: string) => `${of(person)}/stay/requests`,
  homeRequest: (person: string) => `${of(person)}/home-requests`,
  confirm: (person: string) => `${of(person)}/transfer/confirm`,
  needs: (person: string) => `${of(person)}/transfer/needs`,
}

/** How often an open page asks again: oneself each minute, others less often, because each look at them stands in their record. */
export const often = (isSelf: boolean) => ({
  everyMs: isSelf ? 60_000 : 300_000,
  isKept: true,
})
