import type { Board, District } from '../../../api/wire.ts'
import type { Stages } from '../../../ui/desk/stage-bar.tsx'

/** People of the round by where their sample is; the parts sum to all who were sampled. */
export const stagesOf = ({ people }: Pick<Board, 'people'>): Stages => ({
  resulted: people.resulted,
  again: people.toBeSampledAgain,
  inLaboratory: people.inLaboratory,
  inTransit: people.inTransit,
  atSite: people.atSite,
})

/** The tubes of a district by where they are. */
export const tubeStagesOf = (row: District): Stages => ({
  resulted: row.tubesResulted,
  again: 0,
  inLaboratory: row.tubesInLaboratory,
  inTransit: row.tubesInTransit,
  atSite: row.tubesAtSite,
})

/** Tubes of a district that are somewhere on their way or through. */
export const tubesOf = (row: District) =>
  row.tubesResulted + row.tubesInLaboratory + row.tubesInTransit + row.tubesAtSite
