import { useLingui } from '@lingui/react/macro'
import type { PlateView, PlateWell } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { type WellKind, wellKind, wellShapes } from './well-kind.ts'
import { WellTable } from './well-table.tsx'

/** The call words of a plate, as the grid and its key say them. */
export function useWellWords(): Record<WellKind, string> {
  const { t } = useLingui()
  return {
    empty: t`empty`,
    control: t`control`,
    waiting: t`not called yet`,
    negative: t`negative`,
    reactive: t`reactive`,
    invalid: t`invalid`,
    repeat: t`to be repeated`,
  }
}

const firstCt = (well: PlateWell, targets: number) =>
  (well.cts ?? []).slice(0, Math.max(1, targets)).find((ct) => ct !== null) ?? null

/** The plate as it lies on the bench: each well with the end of its tube's code, its first Ct, and its call as a shape. */
export function Grid(props: { plate: PlateView; picked: string; onPick: (well: string) => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const words = useWellWords()
  const { plate } = props
  const wells = new Map(plate.wells.map((well) => [well.well, well]))
  // The last of the targets is the internal control, which every good well has.
  const genes = plate.targets.length - 1
  const cell = (name: string) => {
    const well = wells.get(name)
    const kind = wellKind(well)
    const ct = well ? firstCt(well, genes) : null
    return (
      <button
        type="button"
        className={`well well-${kind}`}
        aria-pressed={props.picked === name}
        aria-label={`${name} ${words[kind]} ${well?.tube ?? ''}`}
        disabled={kind === 'empty'}
        onClick={() => props.onPick(name)}
      >
        <i aria-hidden="true">{wellShapes[kind]}</i>
        <span className="well-code">{well?.tube ? well.tube.slice(-5) : ''}</span>
        {ct === null ? null : <small className="well-ct">{format.decimal(ct)}</small>}
      </button>
    )
  }
  return <WellTable format={plate.format} label={t`Wells`} cell={cell} />
}
