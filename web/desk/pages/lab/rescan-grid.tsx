import type { Well } from '@bihuan/core/lab/plate.ts'
import { controlWells } from '@bihuan/core/lab/plate-layout.ts'
import { useLingui } from '@lingui/react/macro'
import { shapes } from '../../../ui/desk/status-tag.tsx'
import { WellTable } from '../plate/well-table.tsx'
import { type Bench, nextWell, wellsLoaded } from './bench.ts'
import '../plate/plate.css'

/** The plate as it is scanned again: each well right, different, or still to be scanned. */
export function RescanGrid(props: { bench: Bench; homes: ReadonlyMap<string, Well> }) {
  const { t } = useLingui()
  const { bench, homes } = props
  const { negative, positive } = controlWells[bench.format]
  const found = new Map(wellsLoaded(bench).map(({ well, tube }) => [well, tube]))
  const loaded = new Set(homes.values())
  const next = nextWell(bench)
  const cell = (name: string) => {
    const tube = found.get(name)
    const control = name === negative ? 'NTC' : name === positive ? 'PC' : null
    const isRight = tube !== undefined && homes.get(tube) === name
    const kind = control
      ? 'control'
      : tube === undefined
        ? loaded.has(name)
          ? 'waiting'
          : 'empty'
        : isRight
          ? 'negative'
          : 'invalid'
    const shape = tube === undefined ? '' : isRight ? shapes.ok : shapes.late
    const isNext = name === next
    return (
      <div
        className={`well well-${kind}${isNext ? ' well-next' : ''}`}
        aria-current={isNext ? 'step' : undefined}
        title={tube ?? control ?? name}
      >
        <i aria-hidden="true">{shape}</i>
        <span className="well-code">{tube?.slice(-5) ?? control ?? (isNext ? t`next` : '')}</span>
      </div>
    )
  }
  return <WellTable format={bench.format} label={t`Wells`} cell={cell} />
}
