import type { Hand } from './actor.ts'
import { acceptBox, offerBox, sealBox, settleDifference, withdrawOffer } from './boxes.ts'
import type { CityFacts } from './facts.ts'
import { importResults, loadPlate, rejectPlate } from './plates.ts'
import { excuseMember } from './recalls.ts'
import { receiveBox, reportLoss, settleOrphan } from './reception.ts'
import { refuse } from './refusal.ts'
import { releasePlate } from './release.ts'
import { settleClaim, takeUpload } from './take-upload.ts'

type Run = (facts: CityFacts, input: never, hand: Hand, now: number) => object

/** Every command of the city by its name in the product. */
const runs = {
  'sampling.upload': (facts, input, _, now) => takeUpload(facts, input, now),
  'claim.settle': (facts, input, _, now) => settleClaim(facts, input, now),
  'box.seal': sealBox,
  'box.offer': offerBox,
  'box.withdraw-offer': withdrawOffer,
  'box.accept': acceptBox,
  'box.receive': receiveBox,
  'box.settle-difference': settleDifference,
  'orphan.settle': settleOrphan,
  'loss.report': reportLoss,
  'plate.load': loadPlate,
  'result.import': importResults,
  'plate.reject': rejectPlate,
  'plate.release': releasePlate,
  'recall.excuse': (facts, input) => excuseMember(facts, input),
} satisfies Record<string, Run>

export type CommandName = keyof typeof runs
export type Told = { id: string; name: CommandName; input: object; hand: Hand; now: number }

/**
 * Runs a command as the product's door does: an id that was answered before gets the same answer, with another body it is
 * refused (command.id-reused); otherwise it is decided, written and kept with its answer, all in one piece.
 */
export function execute(facts: CityFacts, { id, name, input, hand, now }: Told): object {
  const body = JSON.stringify(input)
  const known = facts.commands.get(id)
  if (known)
    return known.name === name && known.body === body ? known.outcome : refuse('command.id-reused')
  const run: Run = runs[name]
  const outcome = run(facts, input as never, hand, now)
  facts.commands.set(id, { name, body, outcome })
  return outcome
}
