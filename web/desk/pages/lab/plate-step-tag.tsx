import { Trans } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { PlateStep } from './plate-step.ts'

/** What a plate waits for, as word, shape and colour. */
export function PlateStepTag({ step }: { step: PlateStep }) {
  switch (step) {
    case 'import':
      return (
        <StatusTag tone="info">
          <Trans>on the machine, file awaited</Trans>
        </StatusTag>
      )
    case 'rescan':
      return (
        <StatusTag tone="late">
          <Trans>second scan differs, held</Trans>
        </StatusTag>
      )
    case 'blocked':
      return (
        <StatusTag tone="late">
          <Trans>blocked, no tube is called</Trans>
        </StatusTag>
      )
    case 'release':
      return (
        <StatusTag tone="wait">
          <Trans>waits for the second person</Trans>
        </StatusTag>
      )
    case 'released':
      return (
        <StatusTag tone="ok">
          <Trans>released</Trans>
        </StatusTag>
      )
    case 'rejected':
      return (
        <StatusTag tone="idle">
          <Trans>given up, tubes wait again</Trans>
        </StatusTag>
      )
  }
}
