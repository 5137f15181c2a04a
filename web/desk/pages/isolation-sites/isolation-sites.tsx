import { Trans, useLingui } from '@lingui/react/macro'
import { Segmented } from 'antd'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { AddPart } from './add-part.tsx'
import { ForecastPart } from './forecast-part.tsx'
import { LadderPart } from './ladder-part.tsx'
import { ListPart } from './list-part.tsx'
import { ReservePart } from './reserve-part.tsx'
import { useParts } from './use-parts.ts'
import './isolation-sites.css'

const parts = ['list', 'forecast', 'ladder', 'reserve', 'add'] as const

/** Rooms of the city: where they are, how many will be free, how many must be ready by when, and how many there have to be. */
export function IsolationSitesPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const { part, of, change } = useParts(parts, 'list')
  useTitle(t`Isolation sites`)
  const mayAdd =
    actor?.role === 'site-manager' ||
    actor?.role === 'district-commander' ||
    actor?.role === 'city-commander'
  const words = {
    list: t`Sites`,
    forecast: t`Free rooms for three days`,
    ladder: t`Ladder of activation`,
    reserve: t`Reserve`,
    add: t`Register or import`,
  }
  return (
    <div className="supply">
      <PageHead
        title={t`Isolation sites`}
        line={
          <Trans>
            Found, inspected, requisitioned, made ready, opened: only then its rooms are supply.
            Nobody is named on this page.
          </Trans>
        }
      />
      <Segmented
        aria-label={t`What is shown`}
        value={part}
        options={parts
          .filter((one) => one !== 'add' || mayAdd)
          .map((value) => ({ value, label: words[value] }))}
        onChange={(value) => change({ part: value })}
      />
      {part === 'list' ? <ListPart of={of} change={change} /> : null}
      {part === 'forecast' ? <ForecastPart /> : null}
      {part === 'ladder' ? <LadderPart /> : null}
      {part === 'reserve' ? <ReservePart /> : null}
      {part === 'add' ? <AddPart /> : null}
    </div>
  )
}
