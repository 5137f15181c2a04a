import './bar.css'
export type BarPart = { name: string; count: number }

/** Parts of a whole as one bar; class `stage-<name>` paints each. The numbers stand in the text beside it. */
export function Bar({ parts, whole }: { parts: readonly BarPart[]; whole: number }) {
  return (
    <div className="k-bar" aria-hidden="true">
      {parts.map(({ name, count }) => (
        <i
          key={name}
          className={`stage-${name}`}
          style={{ width: whole > 0 ? `${(100 * count) / whole}%` : 0 }}
        />
      ))}
    </div>
  )
}
