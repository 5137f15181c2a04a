import { Trans } from '@lingui/react/macro'
import type { Board } from '../api/wire.ts'
import { Tag } from '../kit/tag.tsx'

/** Where a round stands: told by its clock and by what is still owed. */
export function RoundTag({ board: { round, now, tubes, recalls } }: { board: Board }) {
  const owed = tubes.atSite + tubes.inTransit + tubes.inLaboratory + recalls.open
  if (round.closedAt !== null && owed === 0) {
    return (
      <Tag tone="ok">
        <Trans>Finished</Trans>
      </Tag>
    )
  }
  if (Date.parse(now) < Date.parse(round.opensAt)) {
    return (
      <Tag tone="idle">
        <Trans>Not begun</Trans>
      </Tag>
    )
  }
  if (round.closedAt !== null || Date.parse(now) >= Date.parse(round.closesAt)) {
    return (
      <Tag tone="wait">
        <Trans>Sampling over, results to come</Trans>
      </Tag>
    )
  }
  return (
    <Tag tone="info">
      <Trans>Sampling</Trans>
    </Tag>
  )
}
