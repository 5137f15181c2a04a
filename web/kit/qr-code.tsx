import './code.css'
import { useMemo } from 'react'
import { encode } from 'uqr'

/** The dark squares as one path, a unit each. */
function squares(data: readonly (readonly boolean[])[]): string {
  return data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
}

/**
 * A QR code, dark on white in both themes because readers want that. `size` in CSS pixels. The label says what it is for; the text
 * itself is not read out.
 */
export function QrCode({
  text,
  label,
  size = 260,
}: {
  text: string
  label: string
  size?: number
}) {
  const qr = useMemo(() => encode(text, { ecc: 'M', border: 2 }), [text])
  return (
    <svg
      className="k-qr"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      shapeRendering="crispEdges"
    >
      <rect width={qr.size} height={qr.size} className="k-qr-light" />
      <path d={squares(qr.data)} className="k-qr-dark" />
    </svg>
  )
}
