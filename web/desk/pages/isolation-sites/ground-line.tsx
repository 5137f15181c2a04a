import { Trans } from '@lingui/react/macro'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

/** Where a figure of the rules comes from, and whether it binds anybody. */
export function GroundLine({
  ground,
}: {
  ground: { path: string; sources: string[]; grade: string; binds: boolean }
}) {
  return (
    <span className="faint">
      {ground.sources.join(', ') || '–'} · <Trans>grade {ground.grade}</Trans>{' '}
      {ground.binds ? null : (
        <StatusTag tone="wait">
          <Trans>not confirmed, binds nobody</Trans>
        </StatusTag>
      )}
    </span>
  )
}
