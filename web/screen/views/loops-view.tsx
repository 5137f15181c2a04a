import { useLingui } from '@lingui/react/macro'
import type { Board } from '../../api/wire.ts'
import { LoopsPanel } from './loops-panel.tsx'
import { RecallsPanel } from './recalls-panel.tsx'

/** What is owed by kind, and the pools whose members wait. */
export function LoopsView({ board }: { board: Board }) {
  const { t } = useLingui()
  return (
    <>
      <LoopsPanel board={board} title={t`Open loops`} />
      <RecallsPanel board={board} />
    </>
  )
}
