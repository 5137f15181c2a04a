export const stageOrder = ['resulted', 'again', 'inLaboratory', 'inTransit', 'atSite'] as const
export type StageName = (typeof stageOrder)[number]
/** People by where their sample is; the five sum to all who were sampled. */
export type Stages = Record<StageName, number>

/** People due as one bar, filled from the left by how far their sample has come. Numbers stand in the text beside it. */
export function StageBar({ stages, due, thin }: { stages: Stages; due: number; thin?: boolean }) {
  return (
    <div className={thin ? 'stage-bar stage-bar-thin' : 'stage-bar'} aria-hidden="true">
      {stageOrder.map((stage) => (
        <i
          key={stage}
          className={`stage-${stage}`}
          style={{ width: due > 0 ? `${(100 * stages[stage]) / due}%` : 0 }}
        />
      ))}
    </div>
  )
}
