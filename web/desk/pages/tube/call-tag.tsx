import { Trans } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** The call of a tube. A reactive tube says that somebody in it must be tested again; no call says positive. */
export function CallTag({ call }: { call: string }) {
  switch (call) {
    case 'negative':
      return (
        <StatusTag tone="ok">
          <Trans>Negative</Trans>
        </StatusTag>
      )
    case 'reactive':
      return (
        <StatusTag tone="wait">
          <Trans>Reactive</Trans>
        </StatusTag>
      )
    case 'invalid':
      return (
        <StatusTag tone="late">
          <Trans>Invalid</Trans>
        </StatusTag>
      )
    case 'repeat':
      return (
        <StatusTag tone="idle">
          <Trans>To be repeated</Trans>
        </StatusTag>
      )
    default:
      return <StatusTag tone="idle">{call}</StatusTag>
  }
}
