import { Trans } from '@lingui/react/macro'
import type { PlateView } from '../../../api/wire.ts'

/** The reagent lot and the instrument of a plate, where they are recorded. */
export function PlateOrigin({ plate }: { plate: PlateView }) {
  return (
    <>
      {plate.reagentLot ? (
        <span className="faint">
          <Trans>lot {plate.reagentLot}</Trans>
        </span>
      ) : null}
      {plate.instrument ? (
        <span className="faint">
          <Trans>instrument {plate.instrument}</Trans>
        </span>
      ) : null}
    </>
  )
}
