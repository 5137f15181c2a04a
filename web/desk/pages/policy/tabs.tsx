import { Trans } from '@lingui/react/macro'
import { NavLink } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { looksAhead, preparesRules } from './who-may.ts'

/** The ways through the rules: what holds, what there is, whom new ones touch, preparing them. */
export function PolicyTabs() {
  const { actor } = useMe()
  return (
    <nav className="policy-tabs">
      <NavLink to="/policy" end>
        <Trans>In force</Trans>
      </NavLink>
      <NavLink to="/policy/packs">
        <Trans>Packs and history</Trans>
      </NavLink>
      {looksAhead(actor?.role) ? (
        <NavLink to="/policy/ahead">
          <Trans>Whom new rules touch</Trans>
        </NavLink>
      ) : null}
      {preparesRules(actor?.role) ? (
        <NavLink to="/policy/draft">
          <Trans>Prepare rules</Trans>
        </NavLink>
      ) : null}
    </nav>
  )
}
