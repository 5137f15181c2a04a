import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { useKeepRound } from '../../shell/use-round.ts'
import { KeyIn } from './key-in.tsx'
import { PrintSheets } from './print-sheets.tsx'
import { Waiting } from './waiting.tsx'
import { mayKeyIn, seesSheets } from './who-may.ts'
import './paper.css'
import './sheet.css'

/** Paper when no device works: sheets to print, and the same sheets keyed in by two people apart. */
export function Paper() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [search] = useSearchParams()
  const keepRound = useKeepRound()
  useTitle(t`Paper sheets`)
  if (!seesSheets(actor?.role)) {
    return (
      <>
        <PageHead title={t`Paper sheets`} />
        <EmptyState title={t`This role has no paper sheets`}>
          <Trans>Samplers and registrars print and key them in; commanders see which wait.</Trans>
        </EmptyState>
      </>
    )
  }
  const views = [
    ...(mayKeyIn(actor?.role) ? [{ view: 'key-in', word: t`Key in` }] : []),
    { view: 'print', word: t`Print sheets` },
  ]
  const view = views.find((one) => one.view === search.get('view'))?.view ?? views[0]?.view
  return (
    <div className="paper">
      <PageHead
        title={t`Paper sheets`}
        line={
          <Trans>
            When no device works. Two people key each sheet in without seeing each other's; where
            they agree, the tube is sealed.
          </Trans>
        }
        aside={
          <nav className="paper-views" aria-label={t`Paper sheets`}>
            {views.map((one) => (
              <Link
                key={one.view}
                to={keepRound(`/paper?view=${one.view}`)}
                aria-current={one.view === view ? 'page' : undefined}
              >
                {one.word}
              </Link>
            ))}
          </nav>
        }
      />
      {view === 'key-in' ? <KeyIn /> : <PrintSheets />}
      <Waiting />
    </div>
  )
}
