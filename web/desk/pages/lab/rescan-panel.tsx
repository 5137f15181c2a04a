import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from 'react-router'
import type { PlateView } from '../../../api/wire.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Rescan } from '../plate/rescan.tsx'
import './desk.css'

/** The way to a second scan of a plate, with what the last one found. */
export function RescanPanel({ plate, isOpen }: { plate: PlateView; isOpen: boolean }) {
  const { t } = useLingui()
  const again = isOpen ? (
    <Link className="lab-link" to={`/lab/plates/${plate.plate}/rescan`}>
      {plate.rescan ? t`Scan it again` : t`Scan the plate a second time`}
    </Link>
  ) : null
  if (plate.rescan) {
    return (
      <div>
        <Rescan plate={plate} />
        {again}
      </div>
    )
  }
  return again ? (
    <Panel title={t`Second scan`}>
      <p className="soft">
        <Trans>
          Scan every tube once more in the order of the wells: a swapped tube or a turned plate
          shows before anybody has its result.
        </Trans>
      </p>
      {again}
    </Panel>
  ) : null
}
