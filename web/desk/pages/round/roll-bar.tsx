import type { RollCounts } from '../../../api/wire.ts'

/** Sampled, accounted for otherwise, and missing, as one bar; the numbers stand in the columns beside it. */
export function RollBar({ counts }: { counts: RollCounts }) {
  const { due, sampled, missing } = counts
  const share = (part: number) => ({ width: due > 0 ? `${(100 * part) / due}%` : 0 })
  return (
    <div className="stage-bar stage-bar-thin" aria-hidden="true">
      <i className="stage-resulted" style={share(sampled)} />
      <i className="stage-inTransit" style={share(due - sampled - missing)} />
    </div>
  )
}
