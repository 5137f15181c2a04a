import type { Board } from '../../../api/wire.ts'
import type { Stages } from '../../../ui/desk/stage-bar.tsx'

/**
 * People by where their sample is. Those who must be sampled again have come as far as the laboratory and have no answer
 * yet, so on the bar they stand with it; the parts sum to all who were sampled.
 */
export const stagesOf = ({ people }: Pick<Board, 'people'>): Stages => ({
  resulted: people.resulted,
  inLaboratory: people.inLaboratory + people.toBeSampledAgain,
  inTransit: people.inTransit,
  atSite: people.atSite,
})
