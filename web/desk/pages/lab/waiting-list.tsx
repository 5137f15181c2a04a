import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { WaitingTube } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'

const shownMax = 40

/** Tubes that lie here and are on no plate yet; those of a second kit first, then the longest sealed. */
export function WaitingList(props: { tubes: readonly WaitingTube[]; kit: string | null }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tubes, kit } = props
  return (
    <Panel
      title={t`Waiting for a plate`}
      aside={<span className="faint">{format.number(tubes.length)}</span>}
      className="lab-waiting"
    >
      {tubes.length === 0 ? (
        <EmptyState
          title={t`No tube waits`}
          action={<Link to="/lab/reception">{t`Reception`}</Link>}
        >
          <Trans>Every received tube lies on a plate or has its result.</Trans>
        </EmptyState>
      ) : null}
      <ul className="waiting">
        {tubes.slice(0, shownMax).map((one) => (
          <li key={one.tube}>
            <span className="code">{one.tube}</span>
            <span className="faint">
              <Trans>sealed {format.time(one.sealedAt)}</Trans>
            </span>
            {one.repeat ? (
              <StatusTag tone="wait">
                <Trans>to be repeated</Trans>
              </StatusTag>
            ) : null}
            {one.secondKit ? (
              <StatusTag tone={one.firstKit === kit ? 'late' : 'info'}>
                {one.firstKit === kit ? (
                  <Trans>second kit: choose another assay</Trans>
                ) : (
                  <Trans>second kit</Trans>
                )}
              </StatusTag>
            ) : null}
          </li>
        ))}
      </ul>
      {tubes.length > shownMax ? (
        <p className="faint">
          <Trans>and {format.number(tubes.length - shownMax)} more</Trans>
        </p>
      ) : null}
    </Panel>
  )
}
