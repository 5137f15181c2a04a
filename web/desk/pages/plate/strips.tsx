import { Trans, useLingui } from '@lingui/react/macro'
import type { PlateView } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { wellKind } from './well-kind.ts'

// The box of one strip in units of its drawing; Ct run downwards, early signals on top.
const [width, height, ctMin, ctMax] = [480, 90, 10, 45]
const y = (ct: number) =>
  ((Math.min(ctMax, Math.max(ctMin, ct)) - ctMin) / (ctMax - ctMin)) * height

/** The Ct of all wells, one strip for each gene, with the line beyond which nothing counts as detected. */
export function Strips(props: {
  plate: PlateView
  picked: string
  onPick: (well: string) => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { plate, picked, onPick } = props
  const read = plate.wells.filter((well) => well.cts !== null)
  if (read.length === 0) return null
  const x = (at: number) => ((at + 0.5) / read.length) * width
  return (
    <Panel title={t`Ct of all wells`}>
      <div className="strips">
        {plate.targets.map(({ name, ctMax: cutoff }, gene) => {
          const found = read.filter((well) => typeof well.cts?.[gene] === 'number').length
          return (
            <figure key={name}>
              <figcaption>
                <b>{name}</b>{' '}
                <span className="soft">
                  <Trans>
                    {format.number(found)} of {format.number(read.length)} wells with a signal,
                    cut-off {format.decimal(cutoff)}
                  </Trans>
                </span>
              </figcaption>
              <svg viewBox={`0 0 ${width} ${height}`} role="presentation">
                <line className="strip-cutoff" x1="0" x2={width} y1={y(cutoff)} y2={y(cutoff)} />
                {read.map((well, at) => {
                  const ct = well.cts?.[gene]
                  if (typeof ct !== 'number') return null
                  const isPicked = well.well === picked
                  return (
                    // biome-ignore lint/a11y/noStaticElementInteractions: the grid of wells beside it does the same by keyboard
                    <circle
                      key={well.well}
                      className={`strip-dot strip-${wellKind(well)}${isPicked ? ' strip-picked' : ''}`}
                      cx={x(at)}
                      cy={y(ct)}
                      r={isPicked ? 5 : 2.6}
                      onClick={() => onPick(well.well)}
                    >
                      <title>{`${well.well} ${name} ${format.decimal(ct)}`}</title>
                    </circle>
                  )
                })}
              </svg>
            </figure>
          )
        })}
      </div>
    </Panel>
  )
}
