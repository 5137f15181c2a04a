/** Grey lines that keep the room of what is still coming, so that nothing jumps. `rows` lines of text height. */
export function Skeleton({ rows = 4, height }: { rows?: number; height?: number }) {
  return (
    <div className="skeleton" aria-hidden="true" style={height ? { minHeight: height } : undefined}>
      {Array.from({ length: rows }, (_, row) => `${(row * 37) % 45}`).map((inset, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
        <i key={row} style={{ width: `${100 - Number(inset)}%` }} />
      ))}
    </div>
  )
}
