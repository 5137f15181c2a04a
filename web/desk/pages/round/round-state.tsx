import { Trans } from '@lingui/react/macro'
import type { Board } from '../../../api/wire.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Where a round stands: told by its clock and by what is still owed, never by a mark that somebody set. */
export function RoundState({ board }: { board: Board }) {
  const { round, now, tubes, recalls } = board
  const owed = tubes.atSite + tubes.inTransit + tubes.inLaboratory + recalls.open
  if (round.closedAt !== null && owed === 0) {
    return (
      <StatusTag tone="ok">
        <Trans>Finished</Trans>
      </StatusTag>
    )
  }
  if (Date.parse(now) < Date.parse(round.opensAt)) {
    return (
      <StatusTag tone="idle">
        <Trans>Not begun</Trans>
      </StatusTag>
    )
  }
  if (round.closedAt !== null || Date.parse(now) >= Date.parse(round.closesAt)) {
    return (
      <StatusTag tone="wait">
        <Trans>Sampling over, results to come</Trans>
      </StatusTag>
    )
  }
  return (
    <StatusTag tone="info">
      <Trans>Sampling</Trans>
    </StatusTag>
  )
}
