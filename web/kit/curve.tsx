import './curve.css'
import { pathOf } from './curve-path.ts'

export type Series = { name: string; values: readonly number[] }

const box = { width: 400, height: 100 }

/** Lines over a common scale; class `line-<name>` paints each. The caller gives the word for it and the scale beside it. */
export function Curve(props: { series: readonly Series[]; top: number; label: string }) {
  return (
    <svg
      className="k-curve"
      viewBox={`0 0 ${box.width} ${box.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={props.label}
    >
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <path
          key={part}
          className="k-curve-rule"
          d={`M0 ${part * box.height}H${box.width}`}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      {props.series.map(({ name, values }) => (
        <path
          key={name}
          className={`line-${name}`}
          d={pathOf(values, props.top, box)}
          fill="none"
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
