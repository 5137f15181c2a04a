import { Trans } from '@lingui/react/macro'
import { Button } from '../../kit/button.tsx'
import type { FoundPerson } from '../engine/types.ts'
import type { Pane } from './pane.ts'

/** The ways of a person who has no code to scan, or comes with others. */
export function Actions(props: {
  family: readonly FoundPerson[]
  pane: Pane
  onShow(pane: Pane): void
}) {
  const due = props.family.filter((one) => one.sampledAt === null && one.sampledHereAt === null)
  const { pane, onShow } = props
  return (
    <nav className="f-actions">
      <Button
        aria-pressed={pane === 'family'}
        disabled={props.family.length === 0}
        onClick={() => onShow('family')}
      >
        <Trans>Whole family</Trans> {due.length > 0 ? due.length : ''}
      </Button>
      <a className="k-button" href="/f/register">
        <Trans>No ID</Trans>
      </a>
      <Button aria-pressed={pane === 'single'} onClick={() => onShow('single')}>
        <Trans>Single</Trans>
      </Button>
      <Button aria-pressed={pane === 'type'} onClick={() => onShow('type')}>
        <Trans>Type</Trans>
      </Button>
    </nav>
  )
}
