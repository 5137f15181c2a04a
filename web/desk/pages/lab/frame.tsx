import { Trans, useLingui } from '@lingui/react/macro'
import { NavLink, Outlet } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { useRound } from '../../shell/use-round.ts'
import { isLabRole, type Lab } from './use-lab.ts'
import './lab.css'

/** The places of a laboratory, for its own people; everybody else is told whose they are. */
export function LabFrame() {
  const { t } = useLingui()
  const { actor, isPending } = useMe()
  const round = useRound()
  const laboratory = /^laboratory:(\d+)$/.exec(actor?.unit ?? '')?.[1]
  if (isPending) return <Skeleton rows={8} />
  if (!actor || !laboratory || !isLabRole(actor.role)) {
    return (
      <>
        <h1>{t`Laboratory`}</h1>
        <EmptyState title={t`This is the work of a laboratory`}>
          <Trans>
            Its technicians and reviewers load, import and release here. The queue of every
            laboratory stands on the round board.
          </Trans>
        </EmptyState>
      </>
    )
  }
  if (round === null) return <Skeleton rows={8} />
  const lab: Lab = { laboratory, round, actor: actor.id, role: actor.role }
  const isTechnician = actor.role === 'lab-technician'
  return (
    <div className="lab">
      <nav className="lab-places" aria-label={t`Laboratory`}>
        <NavLink to="/lab" end>
          {t`Queue and plates`}
        </NavLink>
        {isTechnician ? <NavLink to="/lab/reception">{t`Reception`}</NavLink> : null}
        {isTechnician ? <NavLink to="/lab/load">{t`Load a plate`}</NavLink> : null}
        <NavLink to="/lab/charts">{t`Control charts`}</NavLink>
      </nav>
      <Outlet context={lab} />
    </div>
  )
}
