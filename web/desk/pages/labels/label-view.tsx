import { barPath } from '@bihuan/interop/labels/code128.ts'
import type { Label } from '@bihuan/interop/labels/label.ts'

// A quarter of a millimetre a module: what a gun reads and a 203 dpi printer draws sharply.
const moduleMm = 0.25

/** One label at its true size: bars, the code in clear under them, and what it is. */
export function LabelView({ label }: { label: Label }) {
  const { path, modules } = barPath(label.code)
  return (
    <li className="label" data-code={label.code}>
      <svg
        width={`${modules * moduleMm}mm`}
        height="12mm"
        viewBox={`0 0 ${modules} 1`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        aria-hidden="true"
      >
        <path d={path} />
      </svg>
      <b className="code">{label.code}</b>
      {label.lines.map((line) => (
        <span key={line} lang="zh-CN">
          {line}
        </span>
      ))}
    </li>
  )
}
