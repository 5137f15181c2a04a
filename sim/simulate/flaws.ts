/** A bug that is planted on purpose, and what it stands for; the simulation must find each. */
export const flaws = {
  'answer-before-commit': 'the server answers before the write is on its disk',
  'new-id-on-repeat': 'a phone takes a timeout for a failure and says the same under new ids',
  'confirm-before-disk': 'the phone sounds before its disk has kept the act',
  'repeat-applied-twice': 'an event that comes again is counted and booked again',
  'undo-after-seal': 'an undo that comes after the seal takes its person out of the tube',
  'claim-dropped': 'a disputed swab leaves no claim, so that nothing holds its tube',
  'release-despite-hold': 'a plate gives results to tubes whose claims are open',
  'pool-makes-positive': 'a reactive pool begins a finding for everybody in it',
  'count-ignored': 'reception writes down what the manifest says instead of what was counted',
  'partial-file-taken': 'a file that breaks off is taken as if its last wells were empty',
  'duplicate-counts': 'a second swab of a person counts as a second person',
  'recall-forgets-duplicates': 'a recall leaves out members who count elsewhere',
} as const satisfies Record<string, string>

export type Flaw = keyof typeof flaws

/** The bugs that a run has; none in an ordinary one. */
export type Flaws = ReadonlySet<Flaw>

/** All bugs that can be planted. */
export const flawNames = Object.keys(flaws) as Flaw[]

/** The ten that every run of `--planted` must find. */
export const plantedFlaws: readonly Flaw[] = flawNames.slice(0, 10)
