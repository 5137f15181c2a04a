/** A laid-out picture as files need it: numbers and words, no names. */
export type Drawing = {
  /** As a case is printed, C-0128. */
  readonly labels: readonly string[]
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Line of a colour, and what the colours mean. */
  readonly colour: readonly number[]
  readonly colourNames: readonly string[]
  readonly unknown: readonly boolean[]
  readonly links: readonly DrawingLink[]
  readonly lanes: readonly { name: string; from: number; until: number }[]
  readonly title: string
}
export type DrawingLink = {
  readonly from: number
  readonly to: number
  readonly isDecided: boolean
  /** 0 to 1; null where none was computed. */
  readonly certainty: number | null
  readonly isImpossible: boolean
}

/** Colours that eight groups are told apart by, also by who does not see red or green (Okabe and Ito 2008). */
export const groupColours = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#b59f00',
  '#555555',
] as const
/** The colour of a group; those beyond seven share the last. */
export const groupColour = (group: number): string =>
  groupColours[group < 0 ? groupColours.length - 1 : Math.min(group, groupColours.length - 1)] ??
  '#555555'
