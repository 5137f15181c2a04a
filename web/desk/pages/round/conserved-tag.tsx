import { Trans } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Whether every law of conservation holds. */
export function ConservedTag({ conserved }: { conserved: boolean }) {
  return conserved ? (
    <StatusTag tone="ok">
      <Trans>People, tubes and rows are conserved</Trans>
    </StatusTag>
  ) : (
    <StatusTag tone="late">
      <Trans>A count does not add up</Trans>
    </StatusTag>
  )
}
