import { barPath } from '@bihuan/interop/labels/code128.ts'

// A third of a millimetre a module: a sheet lies crooked under the gun, so it is coarser than on a label.
const moduleMm = 0.33

/** A code as bars at true size, with nothing to read out: it stands in clear beside them. */
export function Bars({ code }: { code: string }) {
  const { path, modules } = barPath(code)
  return (
    <svg
      className="sheet-bars"
      width={`${modules * moduleMm}mm`}
      height="9mm"
      viewBox={`0 0 ${modules} 1`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
