import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { useLingui } from '@lingui/react/macro'
import type { WaitingTube } from '../../../api/wire.ts'
import { WellTable } from '../plate/well-table.tsx'
import { type Bench, loadingOrder, nextWell, wellsLoaded } from './bench.ts'
import '../plate/plate.css'

// Neighbouring boxes differ by the stripe of their wells; the fifth begins again.
const stripes = 4

/** The plate on the bench: where each tube lies, the controls, the skipped wells, and the well that is next. */
export function LoadGrid(props: { bench: Bench; waiting: ReadonlyMap<string, WaitingTube> }) {
  const { t } = useLingui()
  const { bench, waiting } = props
  const { format, acts } = bench
  const { negative, positive } = controlWells[format]
  const held = new Map(wellsLoaded(bench).map(({ well, tube }) => [well, tube]))
  const boxes = [...new Set([...held.values()].map((tube) => waiting.get(tube)?.box ?? ''))]
  const skipped = new Set(loadingOrder(format).filter((_, at) => acts[at] === null))
  const next = nextWell(bench)
  const cell = (name: string) => {
    const tube = held.get(name)
    const control = name === negative ? 'NTC' : name === positive ? 'PC' : null
    const stripe = tube ? ` box-${boxes.indexOf(waiting.get(tube)?.box ?? '') % stripes}` : ''
    const kind = control ? 'control' : tube ? 'waiting' : 'empty'
    const isNext = name === next
    const word = isNext ? t`next` : skipped.has(name) ? t`skipped` : ''
    return (
      <div
        className={`well well-${kind}${stripe}${isNext ? ' well-next' : ''}`}
        aria-current={isNext ? 'step' : undefined}
        title={tube ?? control ?? name}
      >
        <span className="well-code">{tube?.slice(-5) ?? control ?? word}</span>
        {tube ? <span className="well-whole">{tube}</span> : null}
      </div>
    )
  }
  return <WellTable format={format} label={t`Wells`} cell={cell} />
}
