import type { Board } from '../../api/wire.ts'
import { ArrivalsPanel } from './arrivals-panel.tsx'
import { LaboratoriesPanel } from './laboratories-panel.tsx'

/** How people arrive, and how the laboratories keep up. */
export function FlowView({ board }: { board: Board }) {
  return (
    <>
      <ArrivalsPanel board={board} />
      <LaboratoriesPanel board={board} />
    </>
  )
}
