import { Trans } from '@lingui/react/macro'
import type { RoundView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Where a round stands by its clock alone; what is still owed in it is told on its board. */
export function RoundStage({ round }: { round: RoundView }) {
  const format = useFormats()
  const now = useCityNow(30_000)
  if (round.closedAt !== null) {
    return (
      <StatusTag tone="idle">
        <Trans>Closed {format.dayAndTime(round.closedAt)}</Trans>
      </StatusTag>
    )
  }
  if (now < Date.parse(round.opensAt)) {
    return (
      <StatusTag tone="idle">
        <Trans>Not begun</Trans>
      </StatusTag>
    )
  }
  if (now >= Date.parse(round.closesAt)) {
    return (
      <StatusTag tone="wait">
        <Trans>Sites are over, not closed</Trans>
      </StatusTag>
    )
  }
  return (
    <StatusTag tone="info">
      <Trans>Sampling</Trans>
    </StatusTag>
  )
}
