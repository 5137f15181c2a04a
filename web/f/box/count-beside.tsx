import { Trans } from '@lingui/react/macro'
import { shapeOf } from '../../kit/tag.tsx'

/** What was counted beside what the system has; a difference cannot be overlooked, and is no fault of the one who counts. */
export function CountBeside({
  counted,
  system,
}: {
  counted: number | null
  system: number | null
}) {
  const difference = counted === null || system === null ? null : counted - system
  const tone = difference === null ? 'idle' : difference === 0 ? 'ok' : 'wait'
  return (
    <div className={`fh-beside k-tone-${tone}`} role="status">
      <dl>
        <div>
          <dt>
            <Trans>Counted</Trans>
          </dt>
          <dd>{counted ?? '–'}</dd>
        </div>
        <div>
          <dt>
            <Trans>System</Trans>
          </dt>
          <dd>{system ?? '–'}</dd>
        </div>
      </dl>
      <p>
        <i aria-hidden="true">{shapeOf[tone]}</i>
        {difference === null ? (
          system === null ? (
            <Trans>The system's count is not known on this phone</Trans>
          ) : (
            <Trans>Not counted yet</Trans>
          )
        ) : difference === 0 ? (
          <Trans>The same</Trans>
        ) : difference < 0 ? (
          <Trans>{-difference} fewer</Trans>
        ) : (
          <Trans>{difference} more</Trans>
        )}
      </p>
      {difference ? (
        <p className="fh-beside-note">
          <Trans>Count once more. Both numbers are kept; no photo is needed.</Trans>
        </p>
      ) : null}
    </div>
  )
}
